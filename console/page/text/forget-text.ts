import type { PersonForgotten } from '../../../ops/archive/forget-person.ts';
import { counted } from './figures.ts';

/** What forgetting somebody would remove, or came to. */
export function forgetText({ found, end }: PersonForgotten): string {
  if (found !== undefined) return foundText(found);
  if (end === undefined) return 'Nothing was done.';
  if ('forgotten' in end)
    return `Forgotten: ${counted(end.forgotten.archive.events, 'event')} removed from the archive. The certificate: ${end.key}`;
  if ('refused' in end) return `Not begun: ${WAITED_FOR[end.refused]}. Wait for it, and ask again.`;
  return `Not done yet (${end.unfinished.reason}). Ask again: it goes on.`;
}

const WAITED_FOR = {
  'replay-runs': 'a replay is not over',
  'at-work': 'somebody forgets this person',
  another: 'another person is being forgotten',
} as const;

function foundText({ events, hasMore, quarantine, replays }: NonNullable<PersonForgotten['found']>): string {
  return [
    `${hasMore ? 'More than ' : ''}${counted(events, 'event')} in the archive would be removed, and whatever waits in the queues of handlers, their inbox entries, and what the user directory says.`,
    ...quarantine.map((at) => `In quarantine at ${at.handler}: ${counted(at.events, 'event')}.`),
    ...(replays.length === 0 ? [] : [`A replay has to be over first: to ${replays.join(', ')}.`]),
    'It takes three minutes and more, and cannot be undone. The reason must not name the person.',
  ].join(' ');
}
