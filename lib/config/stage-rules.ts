import { alarmConfigProblems } from './alarm-rules.ts';
import { archiveProblems } from './archive-rules.ts';
import { COMMON_RULES } from './common-rules.ts';
import { domainConfigProblems } from './domain-config-rules.ts';
import { type Located, optional } from './field-rule.ts';
import { operatorPolicyProblems } from './operator-policy-rules.ts';
import type { StageConfig } from './pipeline-config.ts';
import { GRACE_HOURS, INBOX_DAYS, LEDGER_DAYS, LOG_RETENTION_DAYS } from './retention-limits.ts';
import { isText, isWholeNumber, type Rule, show, unknownFields, violations } from './rule.ts';
import { serviceLevelProblems } from './service-level-rules.ts';
import { cidrProblems } from './source-rules.ts';
import { throttleProblems } from './throttle-rules.ts';
import { WARM_TABLES, warmThroughputProblems } from './warm-throughput-rules.ts';

/** What a stage may be called. */
export const STAGE_NAME = /^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$/;
/** The same, for messages. */
export const STAGE_NAME_ALLOWED =
  '1 to 32 lower-case letters, digits and inner hyphens, beginning with a letter';
const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]{1,256}$/;
/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof StageConfig, true>> = {
  account: true,
  region: true,
  deletionProtection: true,
  ledgerRetentionDays: true,
  inboxRetentionDays: true,
  rotationGraceHours: true,
  logRetentionDays: true,
  encryptionKeyArn: true,
  allowSubscribersFrom: true,
  domain: true,
  ledgerTableName: true,
  parkedTableName: true,
  inboxTableName: true,
  quarantineTableName: true,
  reservedConcurrency: true,
  cloudWatchRole: true,
  alarms: true,
  throttle: true,
  warmThroughput: true,
  extraAllowedCidrs: true,
  handlerEnvironment: true,
  archive: true,
  canary: true,
  serviceLevel: true,
  operatorPolicies: true,
};

const RULES: readonly Rule<Located<StageConfig>>[] = [
  ...COMMON_RULES,
  optional('account', (account) => isText(account, /^\d{12}$/), '12 digits, as a string'),
  optional(
    'region',
    (region) => isText(region, /^[a-z]{2}(-[a-z]+)+-\d$/),
    'an AWS region such as eu-west-1',
  ),
  optional(
    'ledgerRetentionDays',
    (days) => isWholeNumber(days, LEDGER_DAYS.minimum, LEDGER_DAYS.maximum),
    `a whole number from ${LEDGER_DAYS.minimum} to ${LEDGER_DAYS.maximum}, ${LEDGER_DAYS.reason}`,
  ),
  optional(
    'inboxRetentionDays',
    (days) => isWholeNumber(days, INBOX_DAYS.minimum, INBOX_DAYS.maximum),
    `a whole number from ${INBOX_DAYS.minimum} to ${INBOX_DAYS.maximum}, ${INBOX_DAYS.reason}`,
  ),
  optional(
    'rotationGraceHours',
    (hours) => isWholeNumber(hours, GRACE_HOURS.minimum, GRACE_HOURS.maximum),
    `a whole number from ${GRACE_HOURS.minimum} to ${GRACE_HOURS.maximum}`,
  ),
  optional(
    'logRetentionDays',
    (days) => LOG_RETENTION_DAYS.some((allowed) => allowed === days),
    `one of ${LOG_RETENTION_DAYS.join(', ')}`,
  ),
  optional('encryptionKeyArn', (arn) => isText(arn, KEY_ARN), 'the ARN of a key, not of an alias'),
  ...(['ledgerTableName', 'parkedTableName', 'inboxTableName', 'quarantineTableName'] as const).map((table) =>
    optional<StageConfig>(
      table,
      (name) => isText(name, /^[\w.-]{3,255}$/),
      'the name of a DynamoDB table of the same account and region',
    ),
  ),
];

/** What is wrong with one stage. */
export function stageProblems(name: string, config: StageConfig): string[] {
  const path = `stages[${show(name)}]`;
  return [
    ...nameProblems(name),
    ...violations(RULES, { path, config }),
    ...domainConfigProblems(`${path}.domain`, config.domain),
    ...throttleProblems(`${path}.throttle`, config.throttle),
    ...warmThroughputProblems(`${path}.warmThroughput`, config.warmThroughput, {
      taken: WARM_TABLES.filter((table) => config[`${table}TableName`] !== undefined),
    }),
    ...cidrProblems(`${path}.extraAllowedCidrs`, config.extraAllowedCidrs),
    ...alarmConfigProblems(`${path}.alarms`, config),
    ...archiveProblems(`${path}.archive`, config.archive),
    ...serviceLevelProblems(`${path}.serviceLevel`, config.serviceLevel),
    ...operatorPolicyProblems(`${path}.operatorPolicies`, config.operatorPolicies),
    ...unknownFields(path, config, Object.keys(FIELDS)),
  ];
}

function nameProblems(name: string): string[] {
  if (STAGE_NAME.test(name)) return [];
  return [`stages: the name ${show(name)} is not allowed; allowed: ${STAGE_NAME_ALLOWED}`];
}
