import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { StageConfig } from './pipeline-config.ts';
import { isWholeNumber, type Rule, show, unknownFields, violations } from './rule.ts';
import { cidrProblems } from './source-rules.ts';

const NAME = /^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$/;
const MAX_RETENTION_DAYS = 3650;
/** A message may wait 14 days in its queue and 14 more in the dead-letter queue before a handler sees it again. */
const MIN_INBOX_DAYS = 28;
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
  'extraAllowedCidrs',
];

interface NamedStage {
  readonly name: string;
  readonly path: string;
  readonly config: StageConfig;
}

const RULES: readonly Rule<NamedStage>[] = [
  {
    condition: ({ name }) => !NAME.test(name),
    message: ({ name }) =>
      `stages: the name ${show(name)} is not allowed; ` +
      'allowed: 1 to 32 lower-case letters, digits and inner hyphens, beginning with a letter',
  },
  field('account', (account) => /^\d{12}$/.test(String(account)), '12 digits, as a string'),
  field(
    'region',
    (region) => /^[a-z]{2}(-[a-z]+)+-\d$/.test(String(region)),
    'an AWS region such as eu-west-1',
  ),
  field('deletionProtection', (on) => typeof on === 'boolean', 'true or false'),
  field(
    'ledgerRetentionDays',
    (days) => isWholeNumber(days, 1, MAX_RETENTION_DAYS),
    `a whole number from 1 to ${MAX_RETENTION_DAYS}`,
  ),
  field(
    'inboxRetentionDays',
    (days) => isWholeNumber(days, MIN_INBOX_DAYS, MAX_RETENTION_DAYS),
    `a whole number from ${MIN_INBOX_DAYS} to ${MAX_RETENTION_DAYS}, longer than a message can wait in queues`,
  ),
  field(
    'rotationGraceHours',
    (hours) => isWholeNumber(hours, 1, MAX_GRACE_HOURS),
    `a whole number from 1 to ${MAX_GRACE_HOURS}`,
  ),
  field(
    'logRetentionDays',
    (days) => LOG_RETENTION_DAYS.some((allowed) => allowed === days),
    `one of ${LOG_RETENTION_DAYS.join(', ')}`,
  ),
  field(
    'alarmTopicArn',
    (arn) => typeof arn === 'string' && TOPIC_ARN.test(arn),
    'the ARN of a standard SNS topic; a FIFO topic takes no alarms',
  ),
  field('extraAllowedCidrs', Array.isArray, 'a list of address ranges'),
];

/** What is wrong with one stage. */
export function stageProblems(name: string, config: StageConfig): string[] {
  const path = `stages[${show(name)}]`;
  return [
    ...violations(RULES, { name, path, config }),
    ...cidrProblems(`${path}.extraAllowedCidrs`, config.extraAllowedCidrs),
    ...unknownFields(path, config, FIELDS),
  ];
}

function field(
  name: keyof StageConfig,
  isAllowed: (value: unknown) => boolean,
  allowed: string,
): Rule<NamedStage> {
  return {
    condition: ({ config }) => config[name] !== undefined && !isAllowed(config[name]),
    message: ({ path, config }) =>
      `${path}.${name}: ${show(config[name])} is not allowed; allowed: ${allowed}`,
  };
}
