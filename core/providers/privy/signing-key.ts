const PREFIX = 'whsec_';

/**
 * The HMAC key inside a signing secret: what its base64 after `whsec_` decodes to. Undefined where that is not canonical
 * base64 or is empty, since anybody can sign with an empty key.
 */
export function signingKey(secret: string): Buffer | undefined {
  if (!secret.startsWith(PREFIX)) return undefined;
  const base64 = secret.slice(PREFIX.length);
  const key = Buffer.from(base64, 'base64');
  return key.length > 0 && key.toString('base64') === base64 ? key : undefined;
}
