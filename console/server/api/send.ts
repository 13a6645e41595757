import { sendText } from '../../../ops/send/send-text.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn } from './asked.ts';

/** `POST send {source, event, text, dryRun}`: signed here, and only to the pipeline on this machine. */
export const send: Answering = (stage, asked) =>
  sendText(stage, {
    source: nameIn(asked, 'source'),
    event: nameIn(asked, 'event'),
    text: nameIn(asked, 'text'),
    dryRun: isDryRun(asked),
  });
