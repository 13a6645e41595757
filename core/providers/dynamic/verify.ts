import { firstMatch, hmacSha256 } from '../hmac.ts';
import type { RawRequest, Verification } from '../provider.ts';
import { singleHeader } from '../single-header.ts';
import { SIGNATURE_HEADER } from './signature-header.ts';
import { signingKey } from './signing-key.ts';

const SIGNATURE = /^sha256=([0-9a-f]{64})$/;

/** Checks a delivery as Dynamic signs it: HMAC-SHA256 over the raw body, no time. Never throws. */
export function verify(request: RawRequest, secrets: readonly string[]): Verification {
  const header = singleHeader(request.headers, SIGNATURE_HEADER);
  if (!header.ok) return header;
  const signature = SIGNATURE.exec(header.value)?.[1];
  if (signature === undefined) return { ok: false, reason: 'malformed-header' };

  const expected = secrets.map((secret) => {
    const key = signingKey(secret);
    return key && hmacSha256(key, [request.body]);
  });
  const secretIndex = firstMatch(expected, [Buffer.from(signature, 'hex')]);
  return secretIndex < 0 ? { ok: false, reason: 'no-matching-signature' } : { ok: true, secretIndex };
}
