import { redriveDeadLetters } from '../../../ops/dead/redrive-dead-letters.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textIn, textsIn } from './asked.ts';
import { letterKindIn } from './letter-kind.ts';

/** `POST redrive {subscriber, kind?, ids?, reason?, dryRun}` */
export const redrive: Answering = (stage, asked) =>
  redriveDeadLetters(stage, {
    subscriber: nameIn(asked, 'subscriber'),
    kind: letterKindIn(asked),
    ids: textsIn(asked, 'ids'),
    dryRun: isDryRun(asked),
    reason: textIn(asked, 'reason'),
  });
