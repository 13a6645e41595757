import type { FollowedEvent } from '../../ops/event/follow-event.ts';
import type { Standing } from '../../ops/event/standing.ts';

/** What can be done about an event: the purpose, and what is typed. */
export function nextCommands(
  { source, id, user, archive, setAside, subscribers }: FollowedEvent,
  typed: (...words: readonly string[]) => string,
): readonly (readonly [purpose: string, command: string])[] {
  return [
    ...(setAside === undefined ? [] : [['put it in line again', typed('parked', 'release', id)] as const]),
    ...subscribers.flatMap((standing) => commandsAt(standing, id, typed)),
    ...subscribers
      .filter(({ state }) => archive === 'kept' && LOST.includes(state))
      .map(
        ({ subscriber }) =>
          [
            `bring it to ${subscriber}`,
            typed('replay', 'start', subscriber, '--event', `${source}#${id}`),
          ] as const,
      ),
    ...(user === undefined ? [] : [['its user', typed('user', user)] as const]),
  ];
}

/** Nothing brings it to the subscriber any more, or nothing is known of that. */
const LOST: readonly Standing['state'][] = ['dropped', 'unknown'];

function commandsAt(
  { subscriber, quarantined, dead, isPaused, state }: Standing,
  id: string,
  typed: (...words: readonly string[]) => string,
): readonly (readonly [string, string])[] {
  if (dead !== undefined)
    return [
      ['the dead letter', typed('dead', 'show', subscriber, id)],
      ['once it is mended', typed('dead', 'redrive', subscriber, id)],
    ];
  if (quarantined !== undefined)
    return [
      ['its line', typed('quarantine', 'show', subscriber, quarantined.group)],
      ['once it is mended', typed('quarantine', 'release', subscriber, quarantined.group)],
    ];
  if (state === 'waiting' && isPaused) return [['go on', typed('resume', subscriber)]];
  return [];
}
