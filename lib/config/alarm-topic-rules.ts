import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { notAllowed, type Rule, violations } from './rule.ts';

/** The key that SNS makes for every account. Nobody can change whom it lets in. */
const MANAGED_KEY = 'alias/aws/sns';

interface Given {
  /** How messages call it. */
  readonly path: string;
  readonly topic: ITopic;
}

const RULES: readonly Rule<Given>[] = [
  {
    condition: ({ topic }) => topic.fifo,
    message: ({ path, topic }) => notAllowed(path, topic, 'a standard topic; a FIFO topic takes no alarms'),
  },
  {
    condition: ({ topic }) => topic.masterKey?.keyArn.endsWith(MANAGED_KEY) === true,
    message: ({ path, topic }) =>
      notAllowed(
        path,
        topic,
        `a topic without ${MANAGED_KEY}, to which CloudWatch cannot publish and does not say so; ` +
          'take no encryption, or a key of yours that lets cloudwatch.amazonaws.com in',
      ),
  },
];

/** Why alarms would not reach the topic. */
export function alarmTopicProblems(path: string, topic: ITopic | undefined): string[] {
  if (topic === undefined) return [];
  if (!Construct.isConstruct(topic)) {
    return [notAllowed(path, topic, 'a topic, such as Topic.fromTopicArn returns it')];
  }
  return violations(RULES, { path, topic });
}
