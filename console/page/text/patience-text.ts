import { ageText } from '../../../core/time/age-text.ts';
import type { SourceStatus } from '../../../ops/status/source-status.ts';

/** How long a provider still puts up with failures. */
export function patienceText(patience: NonNullable<SourceStatus['patience']>, now: Date): string {
  if (patience.state === 'intact') return 'intact';
  if (patience.state === 'run-out') return 'run out: look at its dashboard';
  if (patience.state === 'failing') return 'failing';
  return `off in ${ageText((Date.parse(patience.switchedOffAt) - now.getTime()) / 1_000)}`;
}
