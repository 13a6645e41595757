import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What is signed, as the chunks it is made of: text counts as UTF-8. */
export type SignedParts = readonly (string | Uint8Array)[];

/** A key to keep: `createHmac` takes five times as long over the bytes of one. Text counts as UTF-8. */
export function hmacKey(key: string | Uint8Array): KeyObject {
  return typeof key === 'string' ? createSecretKey(key, 'utf8') : createSecretKey(key);
}

/** HMAC-SHA256 over the parts, one after the other. */
export function hmacSha256(key: KeyObject, parts: SignedParts): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/**
 * The position of the first expected signature that is among the candidates, or -1. Compares all with all and stops
 * nowhere early, so that the time taken tells nothing about which matched. `undefined` stands for an unusable secret.
 */
export function firstMatch(
  expected: readonly (Uint8Array | undefined)[],
  candidates: readonly Uint8Array[],
): number {
  let found = -1;
  expected.forEach((signature, index) => {
    if (signature === undefined) return;
    for (const candidate of candidates) {
      if (equalInConstantTime(signature, candidate) && found < 0) found = index;
    }
  });
  return found;
}

/** The length of a signature is no secret, and `timingSafeEqual` throws on a difference. */
function equalInConstantTime(expected: Uint8Array, candidate: Uint8Array): boolean {
  return expected.length === candidate.length && timingSafeEqual(expected, candidate);
}
