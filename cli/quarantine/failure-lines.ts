import type { QuarantinedEvent } from '../../ops/quarantine/show-quarantine.ts';
import type { Page } from '../output/page.ts';

/** Why an event was given up on, with the frames of the error. */
export function failureLines(
  { attempts, failure }: Pick<QuarantinedEvent, 'attempts' | 'failure'>,
  { paint }: Page,
  indent: string,
): string[] {
  if (failure === undefined) return [];
  return [
    `${indent}failed ${times(attempts)}: ${paint('bad', failure.code)}${failure.permanent ? ', for good' : ''}`,
    ...(failure.frames ?? []).map((frame) => `${indent}  ${paint('quiet', frame)}`),
  ];
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
