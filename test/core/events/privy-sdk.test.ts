import type {
  KrakenEmbedCustomOrderCancelledWebhookPayload,
  KrakenEmbedCustomOrderExecutedWebhookPayload,
  KrakenEmbedCustomOrderExecutionFailedWebhookPayload,
  KrakenEmbedQuoteCancelledWebhookPayload,
  KrakenEmbedQuoteExecutedWebhookPayload,
  KrakenEmbedQuoteExecutionFailedWebhookPayload,
  KrakenEmbedUserClosedWebhookPayload,
  KrakenEmbedUserDisabledWebhookPayload,
  KrakenEmbedUserVerifiedWebhookPayload,
  UnsafeUnwrapWebhookEvent,
  WebhookPayload,
} from '@privy-io/node/resources';
import type { PayloadByType } from '../../../core/events/generated/payload-types.ts';
import { privyEventNames } from '../../../core/events/privy/event-names.ts';

/** Everything the SDK declares: its two unions, and payload types that are in neither. */
type SdkPayload =
  | WebhookPayload
  | UnsafeUnwrapWebhookEvent
  | KrakenEmbedCustomOrderCancelledWebhookPayload
  | KrakenEmbedCustomOrderExecutedWebhookPayload
  | KrakenEmbedCustomOrderExecutionFailedWebhookPayload
  | KrakenEmbedQuoteCancelledWebhookPayload
  | KrakenEmbedQuoteExecutedWebhookPayload
  | KrakenEmbedQuoteExecutionFailedWebhookPayload
  | KrakenEmbedUserClosedWebhookPayload
  | KrakenEmbedUserDisabledWebhookPayload
  | KrakenEmbedUserVerifiedWebhookPayload;

type SdkName = SdkPayload['type'];

/** `true` where the SDK's payload is assignable to the catalogue's; otherwise the SDK's payload, so that tsc shows it. */
type Assignable = {
  readonly [Name in SdkName]: Extract<SdkPayload, { type: Name }> extends PayloadByType[`privy.${Name}`]
    ? true
    : Extract<SdkPayload, { type: Name }>;
};

const ok = true as const;

// tsc checks this object: a name the SDK lacks or adds, or a payload that is not assignable, does not compile.
const assignable: Assignable = {
  'user.created': ok,
  'user.authenticated': ok,
  'user.linked_account': ok,
  'user.unlinked_account': ok,
  'user.updated_account': ok,
  'user.transferred_account': ok,
  'user.wallet_created': ok,
  'user.deleted': ok,
  'user.kyc.updated': ok,
  'organization.kyb.updated': ok,
  'mfa.enabled': ok,
  'mfa.disabled': ok,
  'wallet.private_key_export': ok,
  'wallet.seed_phrase_export': ok,
  'wallet.recovery_setup': ok,
  'wallet.recovered': ok,
  'wallet.archived': ok,
  'wallet.restored': ok,
  'wallet.funds_deposited': ok,
  'wallet.funds_withdrawn': ok,
  'wallet.deposit_account.deposit_started': ok,
  'wallet.deposit_account.deposit_completed': ok,
  'wallet.deposit_account.deposit_failed': ok,
  'transaction.broadcasted': ok,
  'transaction.confirmed': ok,
  'transaction.execution_reverted': ok,
  'transaction.still_pending': ok,
  'transaction.failed': ok,
  'transaction.replaced': ok,
  'transaction.provider_error': ok,
  'user_operation.completed': ok,
  'intent.created': ok,
  'intent.authorized': ok,
  'intent.rejected': ok,
  'intent.executed': ok,
  'intent.failed': ok,
  'wallet_action.swap.created': ok,
  'wallet_action.swap.succeeded': ok,
  'wallet_action.swap.rejected': ok,
  'wallet_action.swap.failed': ok,
  'wallet_action.transfer.created': ok,
  'wallet_action.transfer.succeeded': ok,
  'wallet_action.transfer.rejected': ok,
  'wallet_action.transfer.failed': ok,
  'wallet_action.payout.created': ok,
  'wallet_action.payout.succeeded': ok,
  'wallet_action.payout.rejected': ok,
  'wallet_action.payout.failed': ok,
  'wallet_action.earn_deposit.created': ok,
  'wallet_action.earn_deposit.succeeded': ok,
  'wallet_action.earn_deposit.rejected': ok,
  'wallet_action.earn_deposit.failed': ok,
  'wallet_action.earn_withdraw.created': ok,
  'wallet_action.earn_withdraw.succeeded': ok,
  'wallet_action.earn_withdraw.rejected': ok,
  'wallet_action.earn_withdraw.failed': ok,
  'wallet_action.earn_incentive_claim.created': ok,
  'wallet_action.earn_incentive_claim.succeeded': ok,
  'wallet_action.earn_incentive_claim.rejected': ok,
  'wallet_action.earn_incentive_claim.failed': ok,
  'wallet_action.earn_fee_collect.created': ok,
  'wallet_action.earn_fee_collect.succeeded': ok,
  'wallet_action.earn_fee_collect.rejected': ok,
  'wallet_action.earn_fee_collect.failed': ok,
  'wallet_automation.submitted': ok,
  'yield.deposit.confirmed': ok,
  'yield.withdraw.confirmed': ok,
  'yield.claim.confirmed': ok,
  'usage.gas_sponsorship.recorded': ok,
  'usage.swap_provider_fee.recorded': ok,
  'kraken_embed.quote.executed': ok,
  'kraken_embed.quote.execution_failed': ok,
  'kraken_embed.quote.cancelled': ok,
  'kraken_embed.custom_order.executed': ok,
  'kraken_embed.custom_order.execution_failed': ok,
  'kraken_embed.custom_order.cancelled': ok,
  'kraken_embed.user.verified': ok,
  'kraken_embed.user.disabled': ok,
  'kraken_embed.user.closed': ok,
};

describe("the Privy SDK's payload types", () => {
  it('are all in the catalogue and assignable to its payload types', () => {
    const known: readonly string[] = privyEventNames;
    expect([...Object.keys(assignable), 'privy.test'].sort()).toEqual([...known].sort());
  });
});
