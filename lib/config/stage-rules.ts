import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Located, optional } from './field-rule.ts';
import type { StageConfig } from './pipeline-config.ts';
import { isText, isWholeNumber, type Rule, show, unknownFields, violations } from './rule.ts';
import { cidrProblems } from './source-rules.ts';
import { throttleProblems } from './throttle-rules.ts';

const NAME = /^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$/;
const MAX_RETENTION_DAYS = 3650;
/**
 * Providers resend what is up to 90 days old. A ledger with a shorter memory would publish such an event again, and
 * refuse one of Dynamic's, whose signed time could then be that of a recording.
 */
const MIN_LEDGER_DAYS = 91;
/**
 * The inbox has to know the event too that a provider resends after 90 days, where the ledger could not be told that it
 * was published. That is longer than a copy can wait: 14 days in the queue, 14 in the dead-letter queue and, redriven, 14
 * in the queue again.
 */
const MIN_INBOX_DAYS = 91;
/** A month: a secret that leaked must not open the door for longer. */
const MAX_GRACE_HOURS = 720;
const LOG_RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);
const TOPIC_ARN = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/;
const FIELDS = [
  'account',
  'region',
  'deletionProtection',
  'ledgerRetentionDays',
  'inboxRetentionDays',
  'rotationGraceHours',
  'logRetentionDays',
  'alarmTopicArn',
  'throttle',
  'extraAllowedCidrs',
];

const RULES: readonly Rule<Located<StageConfig>>[] = [
  optional('account', (account) => isText(account, /^\d{12}$/), '12 digits, as a string'),
  optional(
    'region',
    (region) => isText(region, /^[a-z]{2}(-[a-z]+)+-\d$/),
    'an AWS region such as eu-west-1',
  ),
  optional('deletionProtection', (on) => typeof on === 'boolean', 'true or false'),
  optional(
    'ledgerRetentionDays',
    (days) => isWholeNumber(days, MIN_LEDGER_DAYS, MAX_RETENTION_DAYS),
    `a whole number from ${MIN_LEDGER_DAYS} to ${MAX_RETENTION_DAYS}, because providers resend what is up to 90 days old`,
  ),
  optional(
    'inboxRetentionDays',
    (days) => isWholeNumber(days, MIN_INBOX_DAYS, MAX_RETENTION_DAYS),
    `a whole number from ${MIN_INBOX_DAYS} to ${MAX_RETENTION_DAYS}, because providers resend what is up to 90 days old ` +
      'and copies wait in queues for up to 42',
  ),
  optional(
    'rotationGraceHours',
    (hours) => isWholeNumber(hours, 1, MAX_GRACE_HOURS),
    `a whole number from 1 to ${MAX_GRACE_HOURS}`,
  ),
  optional(
    'logRetentionDays',
    (days) => LOG_RETENTION_DAYS.some((allowed) => allowed === days),
    `one of ${LOG_RETENTION_DAYS.join(', ')}`,
  ),
  optional(
    'alarmTopicArn',
    (arn) => isText(arn, TOPIC_ARN),
    'the ARN of a standard SNS topic; a FIFO topic takes no alarms',
  ),
  optional('extraAllowedCidrs', Array.isArray, 'a list of address ranges'),
];

/** What is wrong with one stage. */
export function stageProblems(name: string, config: StageConfig): string[] {
  const path = `stages[${show(name)}]`;
  return [
    ...nameProblems(name),
    ...violations(RULES, { path, config }),
    ...throttleProblems(`${path}.throttle`, config.throttle),
    ...cidrProblems(`${path}.extraAllowedCidrs`, config.extraAllowedCidrs),
    ...unknownFields(path, config, FIELDS),
  ];
}

function nameProblems(name: string): string[] {
  if (NAME.test(name)) return [];
  return [
    `stages: the name ${show(name)} is not allowed; ` +
      'allowed: 1 to 32 lower-case letters, digits and inner hyphens, beginning with a letter',
  ];
}
