import { isoTime, maybe, object, text } from '../schema/fields.ts';
import { chain } from './chain.ts';
import { dynamicEvents } from './dynamic-events.ts';
import { newSession, oauthAccount, session } from './session.ts';
import { deletedUser, mergedUser, user } from './user-shape.ts';
import { wallet, walletProvider } from './wallet-shape.ts';

const visit = object({
  id: text(),
  userId: maybe(text()),
  address: maybe(text()),
  chain: maybe(chain()),
  walletName: maybe(text()),
  provider: maybe(walletProvider()),
  createdAt: maybe(isoTime()),
  projectEnvironmentId: maybe(text()),
});

const unlinkedEmail = object({ id: maybe(text()), userId: maybe(text()), email: maybe(text()) });

export const userEvents = dynamicEvents({
  'user.created': {
    meaning: 'Somebody signed up.',
    nature: 'snapshot',
    personalData: true,
    unconfirmed: 'whether `data` is a user or looks like a session; both are accepted',
    data: user,
  },
  'user.updated': { meaning: 'A user changed.', nature: 'snapshot', personalData: true, data: user },
  'user.deleted': {
    meaning: 'A user was deleted; `data` is what was known of them.',
    nature: 'delta',
    personalData: true,
    data: deletedUser,
  },
  'user.merged': {
    meaning: 'Two users became one.',
    nature: 'delta',
    personalData: true,
    unconfirmed: 'the names of the fields that hold the user who remains and the id of the one who is gone',
    data: mergedUser,
  },
  'visit.created': {
    meaning: 'A user came back.',
    nature: 'notice',
    personalData: true,
    unconfirmed: 'the fields of `data`',
    data: visit,
  },
  'user.session.created': {
    meaning: 'A user logged in.',
    nature: 'snapshot',
    personalData: true,
    data: newSession,
  },
  'user.session.revoked': {
    meaning: "A user's session ended.",
    nature: 'snapshot',
    personalData: true,
    data: session,
  },
  'user.social.linked': {
    meaning: 'A user connected a social account.',
    nature: 'delta',
    personalData: true,
    data: oauthAccount,
  },
  'user.social.unlinked': {
    meaning: 'A user disconnected a social account.',
    nature: 'delta',
    personalData: true,
    data: oauthAccount,
  },
  'user.passkeyRecovery.started': {
    meaning: 'A user began to recover a wallet with a passkey.',
    nature: 'notice',
    personalData: true,
    data: wallet,
  },
  'user.passkeyRecovery.completed': {
    meaning: 'A user recovered a wallet with a passkey.',
    nature: 'notice',
    personalData: true,
    data: wallet,
  },
  'user.email.unlinked': {
    meaning: 'A user lost an e-mail login. Cannot be selected in the dashboard.',
    nature: 'delta',
    personalData: true,
    unconfirmed: 'every field of `data`',
    data: unlinkedEmail,
  },
});
