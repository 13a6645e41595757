import type { DeadLetterKind } from '../../../ops/dead/dead-letter-place.ts';
import { OpsError } from '../../../ops/ops-error.ts';
import { type Asked, textIn } from './asked.ts';

/** Which of the two dead-letter queues of a subscriber is meant. */
export function letterKindIn(asked: Asked): DeadLetterKind | undefined {
  const kind = textIn(asked, 'kind');
  if (kind === undefined || kind === 'not-handled' || kind === 'not-delivered') return kind;
  throw new OpsError('misused', `kind is "${kind}"; allowed: not-handled, not-delivered`);
}
