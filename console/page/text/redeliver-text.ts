import type { ReplayStarted } from '../../../ops/replay/start-replay.ts';
import { counted, countText, momentText } from './figures.ts';

/** When the events came that the archive may not have yet, by their keys. */
export type RecentEvents = ReadonlyMap<string, string>;

/** The writer of the archive gathers for a minute, and then writes. */
const ARCHIVED_WITHIN_MILLISECONDS = 2 * 60_000;
/** So many types are named. */
const TYPES_NAMED = 4;

/** What the page knows of a re-delivery beside the answer. */
export interface KnownOfIt {
  readonly recent: RecentEvents;
  readonly isOnlyMissing: boolean;
  readonly now: Date;
}

/** What a re-delivery would bring, or came to. */
export function redeliverText(started: ReplayStarted, known: KnownOfIt): string {
  const { subscriber, would, replay, refused } = started;
  if (refused !== undefined) return `Nothing is brought to ${subscriber}: ${refusalText(refused)}.`;
  if (would !== undefined) return [wouldText(would, known), ...absentText(started, known)].join(' ');
  if (replay === undefined) return 'Nothing was done.';
  const { sent, known: left, refused: untaken } = replay.counts;
  return [
    `Sent: ${counted(sent, 'event')}${left === 0 ? '' : `, ${countText(left)} left out, which it has`}${untaken === 0 ? '' : `, ${countText(untaken)} refused by the queue`}.`,
    ...(replay.state === 'running' ? ['Not all yet: a run every five minutes goes on with it.'] : []),
  ].join(' ');
}

function wouldText(
  { complete, countedUpTo, events, users, types, inbox }: NonNullable<ReplayStarted['would']>,
  { isOnlyMissing }: KnownOfIt,
): string {
  if (events === 0 && complete) return 'Nothing would come.';
  const named = Object.entries(types).map(([type, count]) => `${countText(count)} ${type}`);
  const more = named.length > TYPES_NAMED ? ' and others' : '';
  return [
    `${complete ? '' : 'At least '}${counted(events, 'event')} of ${counted(users, 'user')}: ${named.slice(0, TYPES_NAMED).join(', ')}${more}.`,
    ...(complete ? [] : [`There was no time to count ${countedUpTo} to its end, and what is after it.`]),
    ...(inbox === undefined || inbox.applied + inbox.stale === 0
      ? []
      : [
          `Its inbox has ${countText(inbox.applied + inbox.stale)} of them, which it ${isOnlyMissing ? 'does not get' : 'applies once more'}.`,
        ]),
  ].join(' ');
}

function absentText({ subscriber, would }: ReplayStarted, { recent, now }: KnownOfIt): readonly string[] {
  const absent = would?.absent ?? [];
  const came = absent.flatMap((key) => recent.get(key) ?? []).sort();
  const last = came.at(-1);
  const others = absent.length - came.length;
  return [
    ...(last === undefined
      ? []
      : [
          `Not yet in the archive: ${counted(came.length, 'event')}. Ask again after ${momentText(archivedBy(last), now)} UTC.`,
        ]),
    ...(others === 0
      ? []
      : [`Not in the archive, or nothing that ${subscriber} asks for: ${counted(others, 'event')}.`]),
  ];
}

function archivedBy(received: string): string {
  return new Date(Date.parse(received) + ARCHIVED_WITHIN_MILLISECONDS).toISOString();
}

function refusalText(refusal: NonNullable<ReplayStarted['refused']>): string {
  switch (refusal.refused) {
    case 'another-runs':
      return `its replay ${refusal.replayId} is not over; wait for it, or abort it`;
    case 'forgetting':
      return 'a person is being forgotten; ask again when that is done';
    case 'no-inbox':
      return 'it has no inbox, so that nobody knows what it lacks';
    case 'inbox-forgets':
      return `its inbox remembers what came since ${refusal.from} only`;
    case 'not-running':
      return 'there is none';
  }
}
