import { pauseSubscriber } from '../../../ops/pause/pause-subscriber.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn } from './asked.ts';

/** `POST pause {subscriber, reason?, dryRun}` */
export const pause: Answering = (stage, asked) =>
  pauseSubscriber(stage, {
    subscriber: nameIn(asked, 'subscriber'),
    dryRun: isDryRun(asked),
    reason: textIn(asked, 'reason'),
  });
