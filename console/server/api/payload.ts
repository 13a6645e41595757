import { showPayload } from '../../../ops/event/show-payload.ts';
import type { Answering } from './answering.ts';
import { nameIn } from './asked.ts';

/** `GET payload?source=&id=`: the envelope as it was published, and where it differs from the catalogue. */
export const payload: Answering = (stage, asked) =>
  showPayload(stage, { source: nameIn(asked, 'source'), id: nameIn(asked, 'id') });
