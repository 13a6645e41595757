import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { WalletWebhooksProps } from '../wallet-webhooks-props.ts';
import { alarmTopicProblems } from './alarm-topic-rules.ts';
import { emailProblems } from './email-rules.ts';
import type { StageConfig } from './pipeline-config.ts';
import { isObject, isText, notAllowed } from './rule.ts';
import { TOPIC_ARN } from './topic-arn.ts';

const BY_EMAIL = "{ emails: ['<address>'] }";
const NOBODY = 'nobody';
const EMAILS_ALLOWED = "a list of at least one e-mail address such as ['on-call@example.com']";

/** What is wrong with whom the alarms of a stage tell. */
export function alarmConfigProblems(path: string, { alarms, deletionProtection }: StageConfig): string[] {
  return receiverProblems(path, alarms, {
    isNeeded: deletionProtection !== false,
    choices: [BY_EMAIL, "{ topicArn: '<ARN of an SNS topic>' }", `'${NOBODY}'`],
    other: 'topicArn',
    otherProblems: (at, arn) =>
      isText(arn, TOPIC_ARN)
        ? []
        : [notAllowed(at, arn, 'the ARN of a standard SNS topic; a FIFO topic takes no alarms')],
  });
}

/** What is wrong with whom the alarms of a pipeline tell. */
export function alarmProblems(path: string, { alarms, deletionProtection }: WalletWebhooksProps): string[] {
  return receiverProblems(path, alarms, {
    isNeeded: deletionProtection !== false,
    choices: [BY_EMAIL, '{ topic: <an SNS topic> }', `'${NOBODY}'`],
    other: 'topic',
    otherProblems: (at, topic) => alarmTopicProblems(at, topic as ITopic),
  });
}

interface Receivers {
  /** Whether somebody has to say who they are, be it nobody. */
  readonly isNeeded: boolean;
  /** What may be said, for messages. */
  readonly choices: readonly string[];
  /** What there may be in place of addresses. */
  readonly other: string;
  readonly otherProblems: (path: string, value: unknown) => string[];
}

function receiverProblems(path: string, alarms: unknown, receivers: Receivers): string[] {
  const { isNeeded, choices, other, otherProblems } = receivers;
  if (alarms === NOBODY || (alarms === undefined && !isNeeded)) return [];
  if (alarms === undefined) return [missing(path, choices)];
  const given = isObject(alarms) ? Object.entries(alarms) : [];
  const [field, value] = given[0] ?? [];
  if (given.length !== 1 || (field !== 'emails' && field !== other))
    return [notAllowed(path, isObject(alarms) ? Object.keys(alarms) : alarms, orList(choices))];
  if (field === other) return otherProblems(`${path}.${other}`, value);
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return [notAllowed(`${path}.emails`, value, EMAILS_ALLOWED)];
  return emailProblems(`${path}.emails`, value, EMAILS_ALLOWED);
}

function missing(path: string, choices: readonly string[]): string {
  const lines = choices.map((choice) => `alarms: ${choice}`);
  return (
    `${path} is missing, so that nobody would be told when something goes wrong where deletionProtection is on; ` +
    `add ${orList(lines)}`
  );
}

function orList(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
