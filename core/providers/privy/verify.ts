import { firstMatch, hmacSha256 } from '../hmac.ts';
import type { RawRequest, RejectionReason, Verification } from '../provider.ts';
import { singleHeader } from '../single-header.ts';
import { signingKey } from './signing-key.ts';
import { svixHeaderNames, unixSeconds } from './svix-headers.ts';

/** How far the clock of the attempt may be from ours, to either side, the limit included. */
export const TOLERANCE_SECONDS = 300;

/** How many entries of a signature header are looked at. Svix sends one per live secret, at most eleven. */
export const MAX_SIGNATURES = 32;

/** Checks a delivery as Svix signs it: HMAC-SHA256 over id, timestamp and raw body. Never throws. */
export function verify(request: RawRequest, secrets: readonly string[], now: Date): Verification {
  const names = svixHeaderNames(request.headers);
  const id = singleHeader(request.headers, names.id);
  if (!id.ok) return id;
  const timestamp = singleHeader(request.headers, names.timestamp);
  if (!timestamp.ok) return timestamp;
  const signature = singleHeader(request.headers, names.signature);
  if (!signature.ok) return signature;

  const untimely = checkTimestamp(timestamp.value, now);
  if (untimely) return { ok: false, reason: untimely };

  const signed = [`${id.value}.${timestamp.value}.`, request.body];
  const expected = secrets.map((secret) => {
    const key = signingKey(secret);
    return key && Buffer.from(hmacSha256(key, signed).toString('base64'));
  });
  const secretIndex = firstMatch(expected, v1Signatures(signature.value));
  return secretIndex < 0 ? { ok: false, reason: 'no-matching-signature' } : { ok: true, secretIndex };
}

function checkTimestamp(timestamp: string, now: Date): RejectionReason | undefined {
  const seconds = unixSeconds(timestamp);
  if (seconds === undefined) return 'malformed-header';
  const age = Math.floor(now.getTime() / 1000) - seconds;
  // Written so that an invalid clock, whose age is NaN, refuses.
  if (!(age <= TOLERANCE_SECONDS)) return 'stale-timestamp';
  return age >= -TOLERANCE_SECONDS ? undefined : 'future-timestamp';
}

/**
 * The base64 of every `v1` entry, as text: decoders take more than one text for the same bytes. Entries of other versions are
 * somebody else's business, so they are skipped.
 */
function v1Signatures(header: string): readonly Buffer[] {
  return header
    .split(' ', MAX_SIGNATURES)
    .filter((entry) => entry.startsWith('v1,'))
    .map((entry) => Buffer.from(entry.slice('v1,'.length)));
}
