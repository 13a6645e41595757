import { isoTime, list, maybe, named, object, text } from '../schema/fields.ts';
import { credential } from './credential.ts';

const fields = {
  id: maybe(text()),
  userId: maybe(text()),
  createdAt: maybe(isoTime()),
  revokedAt: maybe(isoTime()),
  ipAddress: maybe(text()),
  userAgent: maybe(text()),
};

export const session = named('DynamicSession', object(fields));

/** A session with the credentials of the user it belongs to. */
export const newSession = named(
  'DynamicNewSession',
  object({ ...fields, verifiedCredentials: maybe(list(credential)) }),
);

export const oauthAccount = named(
  'DynamicOAuthAccount',
  object({
    id: maybe(text()),
    userId: maybe(text()),
    provider: maybe(text('discord, google, github and so on.')),
    accountUsername: maybe(text()),
  }),
);
