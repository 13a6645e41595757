import { resumeSubscriber } from '../../../ops/pause/resume-subscriber.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn } from './asked.ts';

/** `POST resume {subscriber, reason?, dryRun}` */
export const resume: Answering = (stage, asked) =>
  resumeSubscriber(stage, {
    subscriber: nameIn(asked, 'subscriber'),
    dryRun: isDryRun(asked),
    reason: textIn(asked, 'reason'),
  });
