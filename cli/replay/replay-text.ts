import type { Tone } from '../../local/terminal/paint.ts';
import type { Replay } from '../../ops/replay/list-replays.ts';
import { counted, figure } from '../output/counted.ts';
import { moment } from '../output/moment.ts';
import type { Page } from '../output/page.ts';

/** What a replay is at, in a word: `running` is said of one that nobody works on at this moment too. */
export function stateOf({ state, atWork }: Pick<Replay, 'state' | 'atWork'>): string {
  if (state !== 'running') return state;
  return atWork ? 'running' : 'waits for its next run';
}

/** How the word looks. */
export function toneOf({ state }: Pick<Replay, 'state'>): Tone {
  if (state === 'running') return 'warning';
  return state === 'done' ? 'good' : 'plain';
}

/** A replay with all that is known of it, for reading. */
export function replayText(replay: Replay, { paint }: Page): string[] {
  const { replayId, order, counts, upTo, startedAt, updatedAt, refusedEvents = [], problems = [] } = replay;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['of', `${moment(order.from)} until ${moment(order.until)}`],
    ['only', onlyOf(order)],
    ['at', `${order.perSecond} a second at most`],
    ['sent', countsText(counts)],
    ['up to', upTo && `${upTo.day} of ${upTo.source}`],
    ['began', moment(startedAt)],
    ['last', moment(updatedAt)],
  ];
  return [
    `replay ${paint('strong', replayId)} to ${paint('strong', order.subscriber)}: ${paint(toneOf(replay), stateOf(replay))}`,
    ...facts.flatMap(([name, value]) =>
      value === undefined ? [] : [`  ${paint('quiet', name.padEnd('up to'.length))}  ${value}`],
    ),
    ...refusedEvents.map(
      ({ source, id, reason }) => `  ${paint('bad', 'refused')}  ${source} ${id}: ${reason}`,
    ),
    ...problems.map(({ key, damage }) => `  ${paint('bad', 'cannot be read')}  ${key}: ${damage}`),
  ];
}

function countsText({ sent, known, refused }: Replay['counts']): string {
  return [
    counted(sent, 'event'),
    ...(known === 0 ? [] : [`${figure(known)} left out, which the inbox has`]),
    ...(refused === 0 ? [] : [`${figure(refused)} refused by the queue`]),
  ].join(', ');
}

function onlyOf({ types, users, sources, events, onlyMissing }: Replay['order']): string | undefined {
  const only = [
    ...(types === undefined ? [] : [types.join(', ')]),
    ...(sources === undefined ? [] : [sources.join(', ')]),
    ...(events === undefined ? [] : [`${counted(events, 'event')} by name`]),
    ...(users === undefined ? [] : [`of ${counted(users, 'user')}`]),
    ...(onlyMissing ? ['what the inbox does not have'] : []),
  ];
  return only.length === 0 ? undefined : only.join('; ');
}
