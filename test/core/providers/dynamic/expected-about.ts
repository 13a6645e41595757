import type { ExpectedAbout } from '../expected-about.ts';

const ZOE = 'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10';
const ADA = 'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a11';
const ADMIN = 'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a99';
const ADDRESS = 'address:0x1111111111111111111111111111111111111111';
const ACCOUNT = 'businessAccount:d7c50000-0000-4000-8000-000000000010';
const WALLET = 'wallet:2f8a61c3-d04e-47b9-a5f2-c9710e3d4b20';

/** Wire name to the subject and the partition that its fixture must be described with. */
export const expectedDynamic: Readonly<Record<string, ExpectedAbout>> = {
  ping: [undefined, 'c80e4a19-7f52-4d3b-8a66-92d5f1b07e01:ping'],
  'user.created': [ZOE, ZOE],
  'user.updated': [ZOE, ZOE],
  'user.deleted': [ZOE, ZOE],
  'user.merged': [ZOE, ZOE],
  'visit.created': [ZOE, ZOE],
  'user.session.created': [ZOE, ZOE],
  'user.session.revoked': [undefined, ADMIN],
  'user.social.linked': [ZOE, ZOE],
  'user.social.unlinked': [undefined, ZOE],
  'user.passkeyRecovery.started': [ZOE, ZOE],
  'user.passkeyRecovery.completed': [ZOE, ZOE],
  'user.email.unlinked': [undefined, ZOE],
  'wallet.created': [ZOE, ZOE],
  'wallet.linked': [ZOE, ZOE],
  'wallet.unlinked': [ZOE, ZOE],
  'wallet.exported': [ZOE, ZOE],
  'wallet.transferred': [ADA, ADA],
  'wallet.signature': [ZOE, ZOE],
  'wallet.deleted': [undefined, ZOE],
  'wallet.activity': [ZOE, ZOE],
  'wallet.activity.registered': [ZOE, ZOE],
  'wallet.delegation.created': [ZOE, ZOE],
  'wallet.delegation.revoked': [ZOE, ZOE],
  'wallet.delegation.signature': [ZOE, ZOE],
  'wallet.offlineRecovery.created': [ZOE, ZOE],
  'waas.policy.violation': [undefined, WALLET],
  'wallet.sanctions.blocked': [undefined, ADDRESS],
  'sanctions.wallet.blocked': [undefined, ADDRESS],
  'wallet.addressScreening.alerted': [undefined, ADDRESS],
  'wallet.addressScreening.blocked': [undefined, ADDRESS],
  'businessAccount.created': [undefined, ACCOUNT],
  'businessAccount.updated': [undefined, ACCOUNT],
  'businessAccount.member.added': [ADA, ADA],
  'businessAccount.member.roleChanged': [ADA, ADA],
  'businessAccount.member.removed': [ADA, ADA],
  'businessAccount.signer.revoked': [
    undefined,
    'c80e4a19-7f52-4d3b-8a66-92d5f1b07e25:businessAccount.signer.revoked',
  ],
  'businessAccount.proposal.executed': [undefined, ACCOUNT],
};
