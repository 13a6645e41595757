import { join } from 'node:path';

/** The list of what holds something in each stage, which is committed. */
export const STATEFUL_IDS_FILE = join(import.meta.dirname, '../../stateful-ids.json');
