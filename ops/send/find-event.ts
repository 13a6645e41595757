import { publicType } from '../../core/events/event-types.ts';
import { nearest } from '../../core/events/nearest.ts';
import { OpsError } from '../ops-error.ts';
import { fixtureNames } from './fixtures.ts';

/** The name on the wire of a provider's event, given by it or by its public type. Throws where there is none. */
export function findEvent(provider: string, given: string): string {
  const names = fixtureNames(provider);
  const name = names.find((candidate) => candidate === given || publicType(provider, candidate) === given);
  if (name !== undefined) return name;
  // Whoever gives the public type is answered in public types.
  const asTyped = given.startsWith(`${provider}.`)
    ? names.map((candidate) => publicType(provider, candidate))
    : names;
  throw new OpsError(
    'misused',
    `no event "${given}" of ${provider}; nearest: ${nearest(given, asTyped).join(', ')}; docs/events.md has them all`,
  );
}
