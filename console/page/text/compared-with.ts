import type { ListedEvent } from '../../../ops/events/list-events.ts';
import type { SessionFacts } from '../../contract.ts';

/**
 * With which of the events before it an event is compared: the last that tells the state of the same thing, as it does itself, or
 * else the last of all.
 */
export function comparedWith(
  type: string,
  before: readonly ListedEvent[],
  catalogue: readonly Pick<SessionFacts['catalogue'][number], 'type' | 'nature'>[],
): ListedEvent | undefined {
  const isSnapshot = (wanted: string) =>
    catalogue.some((entry) => entry.type === wanted && entry.nature === 'snapshot');
  const alike = before.find((event) => familyOf(event.type) === familyOf(type) && isSnapshot(event.type));
  return (isSnapshot(type) ? alike : undefined) ?? before[0];
}

/** `privy.user` of `privy.user.created`. */
function familyOf(type: string): string {
  return type.split('.').slice(0, 2).join('.');
}
