import { createHmac, timingSafeEqual } from 'node:crypto';

/** What is signed, as the chunks it is made of: text counts as UTF-8. */
export type SignedParts = readonly (string | Uint8Array)[];

/** HMAC-SHA256 over the parts, one after the other. A key given as text is its UTF-8 bytes. */
export function hmacSha256(key: string | Uint8Array, parts: SignedParts): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
}

/**
 * The position of the first expected signature that is among the candidates, or -1. Compares all with all and stops
 * nowhere early, so that the time taken tells nothing about which matched. `undefined` stands for an unusable secret.
 */
export function firstMatch(expected: readonly (string | undefined)[], candidates: readonly string[]): number {
  let found = -1;
  expected.forEach((signature, index) => {
    if (signature === undefined) return;
    for (const candidate of candidates) {
      if (equalInConstantTime(signature, candidate) && found < 0) found = index;
    }
  });
  return found;
}

function equalInConstantTime(expected: string, candidate: string): boolean {
  const a = Buffer.from(expected);
  const b = Buffer.from(candidate);
  // The length of a signature is no secret, and timingSafeEqual throws on a difference.
  return a.length === b.length && timingSafeEqual(a, b);
}
