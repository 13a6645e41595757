import { releaseParked } from '../../../ops/parked/release-parked.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn } from './asked.ts';

/** `POST release-parked {event, reason?, dryRun}`: an event that the topic refused, by its key. */
export const releaseParkedEvent: Answering = (stage, asked) =>
  releaseParked(stage, {
    event: nameIn(asked, 'event'),
    dryRun: isDryRun(asked),
    reason: textIn(asked, 'reason'),
  });
