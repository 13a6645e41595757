import type { WalletWebhooksProps } from '../wallet-webhooks-props.ts';
import { areAccountIds, MAX_SUBSCRIBING_ACCOUNTS } from './consumer-rules.ts';
import { type Located, optional } from './field-rule.ts';
import type { StageConfig } from './pipeline-config.ts';
import { DELETION_PROTECTION } from './resource-rules.ts';
import { isToken, isWholeNumber, type Rule } from './rule.ts';

/** The settings that are called the same, and take the same, in a stage of a configuration and in a construct. */
type Common = Pick<
  StageConfig & WalletWebhooksProps,
  | 'deletionProtection'
  | 'extraAllowedCidrs'
  | 'allowSubscribersFrom'
  | 'reservedConcurrency'
  | 'cloudWatchRole'
  | 'canary'
>;

/** The rules of those settings. */
export const COMMON_RULES: readonly Rule<Located<Common>>[] = [
  DELETION_PROTECTION,
  optional('extraAllowedCidrs', Array.isArray, 'a list of address ranges'),
  optional(
    'allowSubscribersFrom',
    (ids) => areAccountIds(ids, MAX_SUBSCRIBING_ACCOUNTS),
    `a list of up to ${MAX_SUBSCRIBING_ACCOUNTS} account ids of 12 digits, as strings`,
  ),
  optional(
    'reservedConcurrency',
    (count) => isToken(count) || isWholeNumber(count, 1, Number.MAX_SAFE_INTEGER),
    'a whole number from 1',
  ),
  optional('cloudWatchRole', (role) => role === 'create' || role === 'exists', "'create' or 'exists'"),
  optional('canary', (on) => typeof on === 'boolean', 'true or false'),
];
