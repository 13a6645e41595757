import type { KeyObject } from 'node:crypto';
import { remembered } from '../../remembered.ts';
import { hmacKey } from '../hmac.ts';

/** The HMAC key that a signing secret is. Undefined for the empty one, with which anybody can sign. */
export const signingKey: (secret: string) => KeyObject | undefined = remembered((secret) =>
  secret === '' ? undefined : hmacKey(secret),
);
