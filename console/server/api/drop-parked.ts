import { dropParked } from '../../../ops/parked/drop-parked.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn } from './asked.ts';

/** `POST drop-parked {event, reason, dryRun}`: an event that the topic refused, by its key. */
export const dropParkedEvent: Answering = (stage, asked) =>
  dropParked(stage, {
    event: nameIn(asked, 'event'),
    reason: nameIn(asked, 'reason'),
    dryRun: isDryRun(asked),
  });
