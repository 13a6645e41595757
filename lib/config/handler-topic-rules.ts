import { Token } from 'aws-cdk-lib';
import type { HandlerManifest, HandlerTopic } from '../../lambda/handler-kit/manifest.ts';
import { emailProblems } from './email-rules.ts';
import { isObject, isText, notAllowed, show, unknownFields } from './rule.ts';
import { TOPIC_ARN } from './topic-arn.ts';

/** Construct ids of a handler's other parts begin with a capital. */
const NAME = /^[a-z][A-Za-z0-9]{0,31}$/;
const EMAILS_ALLOWED = "a list of e-mail addresses such as ['security@example.com'], or such lists by stage";
/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof HandlerTopic, true>> = { emails: true, existing: true };

/** What is wrong with the topics of one handler. */
export function topicProblems(path: string, topics: unknown = {}): string[] {
  if (!isObject(topics))
    return [notAllowed(path, topics, 'an object of topics by name, {} for one of its own')];
  return Object.entries(topics).flatMap(([name, topic]) => [
    ...nameProblems(path, name),
    ...(isObject(topic)
      ? fieldProblems(`${path}.${name}`, topic)
      : [notAllowed(`${path}.${name}`, topic, 'an object with the settings of a topic, {} for none')]),
  ]);
}

/** Which stages the topics of a handler name that there are not: whoever is meant there would hear of nothing. */
export function topicStageProblems(
  path: string,
  { topics }: Pick<HandlerManifest, 'topics'>,
  stages: readonly string[],
): string[] {
  if (!isObject(topics)) return [];
  return Object.entries(topics).flatMap(([name, topic]) =>
    isObject(topic)
      ? (['emails', 'existing'] as const).flatMap((field) =>
          isObject(topic[field])
            ? Object.keys(topic[field])
                .filter((stage) => !stages.includes(stage))
                .map(
                  (stage) =>
                    `${path}.${name}.${field}: there is no stage ${show(stage)}; allowed: ${stages.join(', ')}`,
                )
            : [],
        )
      : [],
  );
}

function nameProblems(path: string, name: string): string[] {
  if (NAME.test(name)) return [];
  return [
    `${path}: the name ${show(name)} is not allowed; ` +
      'allowed: 1 to 32 letters and digits, beginning with a lower-case letter',
  ];
}

function fieldProblems(path: string, topic: Readonly<Record<string, unknown>>): string[] {
  const { emails, existing } = topic;
  return [
    ...(isObject(emails)
      ? Object.entries(emails).flatMap(([stage, list]) =>
          emailProblems(`${path}.emails.${stage}`, list, EMAILS_ALLOWED),
        )
      : emailProblems(`${path}.emails`, emails, EMAILS_ALLOWED)),
    ...existingProblems(`${path}.existing`, existing),
    ...unknownFields(path, topic, Object.keys(FIELDS)),
  ];
}

function existingProblems(path: string, existing: unknown = {}): string[] {
  if (!isObject(existing)) return [notAllowed(path, existing, 'an object of topic ARNs by stage')];
  return Object.entries(existing).flatMap(([stage, arn]) =>
    Token.isUnresolved(arn) || isText(arn, TOPIC_ARN)
      ? []
      : [
          notAllowed(
            `${path}.${stage}`,
            arn,
            'the ARN of a standard SNS topic; a FIFO topic takes no subscriptions of people',
          ),
        ],
  );
}
