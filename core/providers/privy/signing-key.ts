const PREFIX = 'whsec_';

/**
 * The HMAC key inside a signing secret: what its base64 after `whsec_` decodes to. Undefined where that is not canonical
 * base64 or has no bit set: anybody can sign with an empty key, and HMAC takes a key of zeros for the same.
 */
export function signingKey(secret: string): Buffer | undefined {
  if (!secret.startsWith(PREFIX)) return undefined;
  const base64 = secret.slice(PREFIX.length);
  const key = Buffer.from(base64, 'base64');
  const canonical = key.toString('base64') === base64;
  return canonical && key.some((byte) => byte !== 0) ? key : undefined;
}
