import type { EventType } from 'wallet-webhooks/handler';

/** How bad it is, from the least to the worst. */
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** How bad an event is, and why in a word or two. */
export interface Rating {
  readonly severity: Severity;
  readonly reason: string;
}

/**
 * Every event that alerts are made of. `critical`: what was given away is never got back. `high`: a safeguard fell, or somebody
 * else got in or was let in. `medium`: a user's own act in most cases, and an intruder's first in others. `low`: for the record.
 */
export const RATINGS = {
  'privy.wallet.private_key_export': { severity: 'critical', reason: 'key left' },
  'privy.wallet.seed_phrase_export': { severity: 'critical', reason: 'key left' },
  'dynamic.wallet.exported': { severity: 'critical', reason: 'key left' },
  'dynamic.wallet.transferred': { severity: 'critical', reason: 'owner changed' },
  'privy.mfa.disabled': { severity: 'high', reason: 'safeguard fell' },
  'privy.user.transferred_account': { severity: 'high', reason: 'login moved' },
  'privy.wallet.recovered': { severity: 'high', reason: 'key on another device' },
  'privy.intent.executed': { severity: 'high', reason: 'rules changed' },
  'dynamic.user.merged': { severity: 'high', reason: 'users became one' },
  'dynamic.user.passkeyRecovery.completed': { severity: 'high', reason: 'key on another device' },
  'dynamic.wallet.offlineRecovery.created': { severity: 'high', reason: 'share handed out' },
  'dynamic.wallet.delegation.created': { severity: 'high', reason: 'another may sign' },
  'dynamic.waas.policy.violation': { severity: 'high', reason: 'stopped by a rule' },
  'dynamic.wallet.sanctions.blocked': { severity: 'high', reason: 'sanctioned' },
  'dynamic.wallet.addressScreening.alerted': { severity: 'high', reason: 'suspicious, let in' },
  'dynamic.wallet.addressScreening.blocked': { severity: 'medium', reason: 'suspicious, kept out' },
  'privy.wallet.recovery_setup': { severity: 'medium', reason: 'new way in' },
  'privy.user.updated_account': { severity: 'medium', reason: 'login changed' },
  'privy.wallet.archived': { severity: 'medium', reason: 'out of use' },
  'privy.kraken_embed.user.disabled': { severity: 'medium', reason: 'suspended' },
  'dynamic.user.passkeyRecovery.started': { severity: 'medium', reason: 'recovery begun' },
  'dynamic.wallet.delegation.revoked': { severity: 'medium', reason: 'permission withdrawn' },
  'dynamic.wallet.deleted': { severity: 'medium', reason: 'out of use' },
  'dynamic.businessAccount.member.added': { severity: 'medium', reason: 'access granted' },
  'dynamic.businessAccount.member.roleChanged': { severity: 'medium', reason: 'access changed' },
  'privy.mfa.enabled': { severity: 'low', reason: 'safeguard added' },
  'privy.user.unlinked_account': { severity: 'low', reason: 'login removed' },
  'privy.wallet.restored': { severity: 'low', reason: 'in use again' },
  'privy.kraken_embed.user.closed': { severity: 'low', reason: 'account closed' },
  'dynamic.user.email.unlinked': { severity: 'low', reason: 'login removed' },
  'dynamic.user.social.unlinked': { severity: 'low', reason: 'login removed' },
  'dynamic.businessAccount.member.removed': { severity: 'low', reason: 'access withdrawn' },
  'dynamic.businessAccount.signer.revoked': { severity: 'low', reason: 'access withdrawn' },
} as const satisfies Readonly<Partial<Record<EventType, Rating>>>;

/** The type of an event that alerts are made of, under today's name. */
export type AlertType = keyof typeof RATINGS;

/** All of them, in the order of the table. */
export const ALERT_TYPES = Object.keys(RATINGS) as readonly AlertType[];

/** True for a type that alerts are made of. */
export function isAlertType(type: string): type is AlertType {
  return Object.hasOwn(RATINGS, type);
}

/** True for one of the words for severities. */
export function isSeverity(value: unknown): value is Severity {
  return SEVERITIES.some((severity) => severity === value);
}
