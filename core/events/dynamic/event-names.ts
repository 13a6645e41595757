/** Every event name Dynamic is known to put in `eventName`. Its own catalogue grows: expect others too. */
export const dynamicEventNames = [
  'ping',
  'user.created',
  'user.updated',
  'user.deleted',
  'user.merged',
  'visit.created',
  'user.session.created',
  'user.session.revoked',
  'user.social.linked',
  'user.social.unlinked',
  'user.passkeyRecovery.started',
  'user.passkeyRecovery.completed',
  'user.email.unlinked',
  'wallet.created',
  'wallet.linked',
  'wallet.unlinked',
  'wallet.exported',
  'wallet.transferred',
  'wallet.signature',
  'wallet.deleted',
  'wallet.activity',
  'wallet.activity.registered',
  'wallet.delegation.created',
  'wallet.delegation.revoked',
  'wallet.delegation.signature',
  'wallet.offlineRecovery.created',
  'waas.policy.violation',
  'wallet.sanctions.blocked',
  'wallet.addressScreening.alerted',
  'wallet.addressScreening.blocked',
  'businessAccount.created',
  'businessAccount.updated',
  'businessAccount.member.added',
  'businessAccount.member.roleChanged',
  'businessAccount.member.removed',
  'businessAccount.signer.revoked',
  'businessAccount.proposal.executed',
] as const;

export type DynamicEventName = (typeof dynamicEventNames)[number];

/** Names that Dynamic has replaced but may still send, each with the name it goes by today. */
export const dynamicAliases = {
  'sanctions.wallet.blocked': 'wallet.sanctions.blocked',
} as const satisfies Readonly<Record<string, DynamicEventName>>;
