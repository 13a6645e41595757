import { hmacSha256 } from '../hmac.ts';
import type { SigningOptions } from '../provider.ts';
import { signingKey } from './signing-key.ts';

/** Makes the headers with which Svix would send this body for Privy. */
export function sign(body: Uint8Array, { secret, id, at }: SigningOptions): Readonly<Record<string, string>> {
  const key = signingKey(secret);
  if (!key) {
    throw new Error(
      `cannot sign with a Privy secret of ${secret.length} characters that holds no base64 key: copy the signing key of the endpoint from the Privy dashboard`,
    );
  }
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const mac = hmacSha256(key, [`${id}.${timestamp}.`, body]).toString('base64');
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${mac}` };
}
