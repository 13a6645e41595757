import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { notAllowed, type Rule, violations } from './rule.ts';

/** The key that SNS makes for every account. Nobody can change whom it lets in. */
const MANAGED_KEY = 'alias/aws/sns';

const RULES: readonly Rule<ITopic>[] = [
  {
    condition: ({ fifo }) => fifo,
    message: (topic) => notAllowed('alarmTopic', topic, 'a standard topic; a FIFO topic takes no alarms'),
  },
  {
    condition: ({ masterKey }) => masterKey?.keyArn.endsWith(MANAGED_KEY) === true,
    message: (topic) =>
      notAllowed(
        'alarmTopic',
        topic,
        `a topic without ${MANAGED_KEY}, to which CloudWatch cannot publish and does not say so; ` +
          'take no encryption, or a key of yours that lets cloudwatch.amazonaws.com in',
      ),
  },
];

/** Why alarms would not reach the topic. */
export function alarmTopicProblems(topic: ITopic | undefined): string[] {
  if (topic === undefined) return [];
  if (!Construct.isConstruct(topic)) {
    return [notAllowed('alarmTopic', topic, 'a topic, such as Topic.fromTopicArn returns it')];
  }
  return violations(RULES, topic);
}
