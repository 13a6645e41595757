import { followEvent } from '../../../ops/event/follow-event.ts';
import type { Answering } from './answering.ts';
import { nameIn, textIn } from './asked.ts';

/** `GET event?id=&source=`: its way, without the payload. */
export const event: Answering = (stage, asked) =>
  followEvent(stage, { event: nameIn(asked, 'id'), source: textIn(asked, 'source') });
