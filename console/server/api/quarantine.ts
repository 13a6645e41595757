import { listQuarantine } from '../../../ops/quarantine/list-quarantine.ts';
import type { Answering } from './answering.ts';

/** `GET quarantine` */
export const quarantine: Answering = (stage) => listQuarantine(stage);
