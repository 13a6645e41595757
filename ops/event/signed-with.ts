import type { AsJson } from '../as-json.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { SecretState } from '../secrets/secret-state.ts';

/**
 * Which secret a delivery was signed with, as seen from now. `current`: that of now. `current-then`: the intake had it as the current
 * one, and another was put since. `previous`: the one before that of now. `previous-then`: the one before what was current then,
 * and another was put since.
 */
export type SignedWith = 'current' | 'current-then' | 'previous' | 'previous-then';

/** The intake looks for a new secret no more often than this. */
const CACHED_MILLISECONDS = 5 * 60_000;

/** Tells which secret verified a delivery by what its line says and by when the secret of now was put. */
export function signedWith(
  { at, verifiedByPrevious }: Pick<Delivery, 'at' | 'verifiedByPrevious'>,
  secret: AsJson<SecretState> | undefined,
): SignedWith {
  const putAt = Date.parse(secret?.putAt ?? '');
  // Where there was none before, the intake can have had no other.
  const unsure = secret?.previousUntil === undefined ? 0 : CACHED_MILLISECONDS;
  if (verifiedByPrevious) return Date.parse(at) < putAt ? 'previous-then' : 'previous';
  return Date.parse(at) < putAt + unsure ? 'current-then' : 'current';
}
