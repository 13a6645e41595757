import type { ListedGroup, QuarantineAnswer } from '../../lambda/handler-kit/answer-quarantine.ts';

/** The answer to `list` as it comes over Lambda's API: times are texts. */
export interface ListedUser extends Pick<ListedGroup, 'group' | 'events'> {
  readonly openedAt: string;
  readonly first?: Pick<
    NonNullable<ListedGroup['first']>,
    'sequence' | 'attempts' | 'id' | 'type' | 'failure'
  >;
}

/** The answer to a release or a drop. */
export type Done = Extract<QuarantineAnswer, { readonly done: unknown }>;

/** Who is in a handler's quarantine, and for what. */
export function quarantineLines(handler: string, users: readonly ListedUser[]): string[] {
  if (users.length === 0) return [`${handler}: nobody in quarantine`];
  return [
    `${handler}: ${users.length === 1 ? '1 user' : `${users.length} users`} in quarantine`,
    ...users.flatMap(userLines),
  ];
}

function userLines({ group, events, openedAt, first }: ListedUser): string[] {
  const title = `  ${group}  ${counted(events)} since ${openedAt}`;
  if (first === undefined) return [title];
  const { type = 'not an event', id, sequence, attempts, failure } = first;
  const event = [type, id].filter((text) => text !== undefined).join('  ');
  return [
    title,
    `    ${event}  sequence ${sequence}`,
    ...(failure === undefined ? [] : [`    failed ${times(attempts)}: ${failure.code}`]),
    ...(failure?.frames ?? []).map((frame) => `      ${frame}`),
  ];
}

/** What came of a release or a drop. */
export function doneLine(answer: Done): string {
  const { group, done } = answer;
  if (!('handled' in answer)) {
    return done === 'dropped'
      ? `${group}: dropped ${answer.sequence}`
      : `${group}: no event ${answer.sequence} in quarantine`;
  }
  const { handled, failed } = answer;
  if (done === 'not-in-quarantine') return `${group}: not in quarantine`;
  if (done === 'busy') return `${group}: somebody else is releasing it`;
  if (failed !== undefined)
    return `${group}: ${counted(handled)} handled; ${failed.sequence} failed again: ${failed.failure.code}`;
  return `${group}: ${counted(handled)} handled, out of quarantine`;
}

function counted(events: number): string {
  return events === 1 ? '1 event' : `${events} events`;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
