import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import { CfnTopic, type ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { notAllowed, type Rule, violations } from './rule.ts';

const ALLOWED = 'the event topic of a pipeline, such as Topic.fromTopicArn returns it';

interface Subscription {
  readonly topic: ITopic;
  /** Where the queues are. */
  readonly region: string;
  /** Whose they are. */
  readonly account: string;
}

const RULES: readonly Rule<Subscription>[] = [
  {
    condition: ({ topic }) => !topic.fifo && !Token.isUnresolved(topic.topicArn),
    message: ({ topic }) => notAllowed('topic', topic.topicArn, `${ALLOWED}; its ARN ends in .fifo`),
  },
  {
    condition: ({ topic, account }) => isOfApp(topic) && differ(topic.env.account, account),
    message: ({ topic, account }) =>
      `topic: ${topic.node.path} is of the account ${topic.env.account} and the stack of ${account}; allowed: a topic ` +
      'of the same account, or one by its ARN; give Topic.fromTopicArn of what the pipeline prints as EventTopicArn',
  },
  {
    condition: ({ topic, region }) => !isKnownToBe(topic.env.region, region),
    message: ({ topic, region }) =>
      `topic: ${topic.topicArn} is in ${topic.env.region} and the stack in ` +
      `${Token.isUnresolved(region) ? 'a region that only the deployment knows' : region}; allowed: one region, ` +
      'because the dead-letter queue of a subscription must be in the region of its topic; ' +
      `give the stack env: { region: '${topic.env.region}' }`,
  },
];

/** Why a queue of the construct's stack cannot subscribe to the topic. */
export function topicProblems(scope: Construct, topic: ITopic): string[] {
  if (!Construct.isConstruct(topic)) return [notAllowed('topic', topic, ALLOWED)];
  const { region, account } = Stack.of(scope);
  return violations(RULES, { topic, region, account });
}

/** CDK cannot refer across accounts to what has no name of its own. */
function isOfApp(topic: ITopic): boolean {
  return CfnTopic.isCfnTopic(topic.node.defaultChild);
}

function differ(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}

/** A topic whose region only the deployment knows is let through: CloudFormation finds none of another region. */
function isKnownToBe(topicRegion: string, region: string): boolean {
  return (
    Token.isUnresolved(topicRegion) || Token.compareStrings(topicRegion, region) === TokenComparison.SAME
  );
}
