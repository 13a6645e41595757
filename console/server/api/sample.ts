import { sampleText } from '../../../ops/send/sample-text.ts';
import type { Answering } from './answering.ts';
import { nameIn } from './asked.ts';

/** `GET sample?source=&event=`: what a provider sends of an event, to be edited. */
export const sample: Answering = (stage, asked) =>
  sampleText(stage, nameIn(asked, 'source'), nameIn(asked, 'event'));
