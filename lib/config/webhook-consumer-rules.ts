import type { Construct } from 'constructs';
import type { WebhookConsumerProps } from '../webhook-consumer.ts';
import { alarmTopicProblems } from './alarm-topic-rules.ts';
import { optionProblems } from './consumer-rules.ts';
import { type Located, optional } from './field-rule.ts';
import { DELETION_PROTECTION, ENCRYPTION_KEY, OUTPUT_SCOPE } from './resource-rules.ts';
import { isObject, isText, isToken, notAllowed, type Rule, unknownFields, violations } from './rule.ts';
import { topicProblems } from './topic-rules.ts';

/** It begins the names of outputs. */
const NAME = /^[A-Za-z][\w -]{0,63}$/;

const RULES: readonly Rule<Located<WebhookConsumerProps>>[] = [
  optional(
    'consumerName',
    (name) => !isToken(name) && isText(name, NAME),
    '1 to 64 letters, digits, spaces, hyphens and underscores, beginning with a letter',
  ),
  DELETION_PROTECTION,
  ENCRYPTION_KEY,
  OUTPUT_SCOPE,
];

/** Every property there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof WebhookConsumerProps, true>> = {
  topic: true,
  events: true,
  accountIds: true,
  visibilityTimeout: true,
  consumerName: true,
  encryptionKey: true,
  deletionProtection: true,
  alarmTopic: true,
  outputScope: true,
};

/** What is wrong with the properties of a consumer that is a construct of its own. */
export function webhookConsumerProblems(scope: Construct, props: WebhookConsumerProps): string[] {
  if (!isObject(props)) return [notAllowed('props', props, 'an object with at least topic and events')];
  return [
    ...topicProblems(scope, props.topic),
    ...optionProblems('', props),
    ...violations(RULES, { path: '', config: props }),
    ...unknownFields('', props, Object.keys(FIELDS)),
    ...alarmTopicProblems('alarmTopic', props.alarmTopic),
  ];
}
