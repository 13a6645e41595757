import { hmacSha256 } from '../hmac.ts';
import type { SigningOptions } from '../provider.ts';
import { SIGNATURE_HEADER, SIGNATURE_PREFIX } from './signature-header.ts';
import { signingKey } from './signing-key.ts';

/** Makes the header with which Dynamic would send this body. The event id is in the body, and no time is signed. */
export function sign(body: Uint8Array, { secret }: SigningOptions): Readonly<Record<string, string>> {
  const key = signingKey(secret);
  if (!key) {
    throw new Error(
      'cannot sign with an empty Dynamic secret: copy the secret of the webhook from the Dynamic dashboard',
    );
  }
  const mac = hmacSha256(key, [body]).toString('hex');
  return { [SIGNATURE_HEADER]: `${SIGNATURE_PREFIX}${mac}` };
}
