import type { RefusalReason } from '../../core/intake/receipt.ts';

/** All of them: a metric with a dimension can be asked for by its values only. */
const REASONS: Readonly<Record<RefusalReason, true>> = {
  'missing-header': true,
  'duplicate-header': true,
  'malformed-header': true,
  'stale-timestamp': true,
  'future-timestamp': true,
  'no-matching-signature': true,
  'missing-id': true,
  'malformed-id': true,
  'expired-secret': true,
  'no-signing-secret': true,
  'unusable-signing-secret': true,
  'secrets-unavailable': true,
  'not-utf8': true,
  'not-json': true,
  'not-an-object': true,
  'stale-event': true,
  'body-too-large': true,
  'message-too-large': true,
  'neither-published-nor-parked': true,
  'too-large-to-park': true,
  'flag-not-raised': true,
};

/** Why a delivery may not be acknowledged. */
export const REFUSAL_REASONS = Object.keys(REASONS) as RefusalReason[];
