import { dropDeadLetters } from '../../../ops/dead/drop-dead-letters.ts';
import type { Answering } from './answering.ts';
import { isDryRun, nameIn, textsIn } from './asked.ts';
import { letterKindIn } from './letter-kind.ts';

/** `POST drop-dead {subscriber, kind?, ids, reason, dryRun}` */
export const dropDead: Answering = (stage, asked) =>
  dropDeadLetters(stage, {
    subscriber: nameIn(asked, 'subscriber'),
    kind: letterKindIn(asked),
    ids: textsIn(asked, 'ids'),
    reason: nameIn(asked, 'reason'),
    dryRun: isDryRun(asked),
  });
