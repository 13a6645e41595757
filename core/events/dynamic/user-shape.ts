import { anything, flag, isoTime, list, map, maybe, named, object, oneOf, text } from '../schema/fields.ts';
import { chain } from './chain.ts';
import { credential } from './credential.ts';
import { oauthAccount, session } from './session.ts';
import { wallet } from './wallet-shape.ts';

const chainWallets = {
  btcWallet: maybe(text()),
  kdaWallet: maybe(text()),
  ltcWallet: maybe(text()),
  ckbWallet: maybe(text()),
  kasWallet: maybe(text()),
  dogeWallet: maybe(text()),
};

const profile = {
  alias: maybe(text()),
  country: maybe(text('ISO 3166-1 alpha-2.')),
  email: maybe(text()),
  firstName: maybe(text()),
  lastName: maybe(text()),
  jobTitle: maybe(text()),
  phoneNumber: maybe(text()),
  tShirtSize: maybe(text()),
  team: maybe(text()),
  username: maybe(text()),
};

const consents = {
  policiesConsent: maybe(flag()),
  emailNotification: maybe(flag()),
  discordNotification: maybe(flag()),
  newsletterNotification: maybe(flag()),
};

const mfaDevice = object({
  id: maybe(text()),
  type: maybe(text()),
  verified: maybe(flag()),
  default: maybe(flag()),
  alias: maybe(text()),
  createdAt: maybe(isoTime()),
  verifiedAt: maybe(isoTime()),
});

/** Fields of the session-like payload that `user.created` had in older documentation. */
const sessionLike = {
  userId: maybe(text('Set where `data` looks like a session; then `id` is not the user.')),
  expiresAt: maybe(isoTime()),
  revokedAt: maybe(isoTime()),
  ipAddress: maybe(text()),
  origin: maybe(text()),
  provider: maybe(text()),
  walletName: maybe(text()),
  verifiedCredentialId: maybe(text()),
  verifiedCredentialType: maybe(text()),
};

const fields = {
  id: text('The user, unless `userId` is set.'),
  projectEnvironmentId: text(),
  verifiedCredentials: maybe(list(credential)),
  lastVerifiedCredentialId: maybe(text()),
  sessionId: maybe(text()),
  newUser: maybe(flag()),
  firstVisit: maybe(isoTime()),
  lastVisit: maybe(isoTime()),
  createdAt: maybe(isoTime()),
  updatedAt: maybe(isoTime()),
  ...profile,
  ...consents,
  ...chainWallets,
  ...sessionLike,
  metadata: maybe(map()),
  mfaBackupCodeAcknowledgement: maybe(oneOf('pending', 'complete')),
  lists: maybe(list(text())),
  scope: maybe(text()),
  missingFields: maybe(list(anything())),
  walletPublicKey: maybe(text()),
  wallet: maybe(text()),
  chain: maybe(chain()),
  sessions: maybe(list(session)),
  wallets: maybe(list(wallet)),
  chainalysisChecks: maybe(list(anything())),
  oauthAccounts: maybe(list(oauthAccount)),
  mfaDevices: maybe(list(mfaDevice)),
};

/** A user with everything Dynamic says of one. */
export const user = named('DynamicUser', object(fields));

/** A user who is gone: what was known of them, and why they were deleted. Older payloads have little of the former. */
export const deletedUser = named(
  'DynamicDeletedUser',
  object({
    ...fields,
    projectEnvironmentId: maybe(text()),
    deletedReason: maybe(text()),
    deletedById: maybe(text()),
    deletedAt: maybe(isoTime()),
  }),
);

/**
 * The user that two users became, and the id that is no more. The documentation says no more than that: the user is in
 * `data` itself or in `user`.
 */
export const mergedUser = named(
  'DynamicMergedUser',
  object({
    ...fields,
    id: maybe(text('The user who remains, where it is not in `user`.')),
    projectEnvironmentId: maybe(text()),
    user: maybe(user),
    mergedUserId: maybe(text('The user who is gone.')),
  }),
);
