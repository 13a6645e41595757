import type { KeyObject } from 'node:crypto';
import { remembered } from '../../remembered.ts';
import { hmacKey } from '../hmac.ts';
import { pastingFlaw } from '../pasting-flaw.ts';
import type { SecretFlaw } from '../provider.ts';

/** How the dashboard's secrets begin. */
export const SECRET_PREFIX = 'whsec_';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** Svix's libraries take nothing shorter, padding included. */
const MIN_BASE64_LENGTH = 4;

/**
 * The HMAC key inside a signing secret: what its base64 decodes to, read as Svix's libraries read it, with or without
 * `whsec_` before it and padding after it. Undefined where it is no base64 or has no bit set: anybody can sign with an empty
 * key, and HMAC takes a key of zeros for the same.
 */
export const signingKey: (secret: string) => KeyObject | undefined = remembered((secret) => {
  const base64 = base64Of(secret);
  if (!isBase64(base64)) return undefined;
  const key = Buffer.from(base64, 'base64');
  return key.some((byte) => byte !== 0) ? hmacKey(key) : undefined;
});

/** Why there is no key in the text; undefined where there is one. */
export function secretFlaw(text: string): SecretFlaw | undefined {
  if (signingKey(text) !== undefined) return undefined;
  const base64 = base64Of(text);
  if (base64 === '' || isBase64(base64)) return 'no-key';
  return pastingFlaw(text, SECRET_PREFIX) ?? 'not-base64';
}

function base64Of(secret: string): string {
  return secret.startsWith(SECRET_PREFIX) ? secret.slice(SECRET_PREFIX.length) : secret;
}

function isBase64(text: string): boolean {
  return text.length >= MIN_BASE64_LENGTH && BASE64.test(text);
}
