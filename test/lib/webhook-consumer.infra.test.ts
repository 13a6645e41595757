import { Aws, CfnParameter, Duration, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { WebhookConsumer, type WebhookConsumerProps } from '../../lib/webhook-consumer.ts';
import { foreignApp, foreignStack, pipelineIn, resource, resources, templateOf } from './template-of.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:Platform-Webhooks-Events-Topic.fifo';
const CONSUMERS_ACCOUNT = { account: '222222222222', region: 'eu-west-1' };

const topicIn = (stack: Stack, arn = TOPIC): ITopic => Topic.fromTopicArn(stack, 'Events', arn);

function consumerIn(stack: Stack, props: Partial<WebhookConsumerProps> = {}): WebhookConsumer {
  const { topic = topicIn(stack) } = props;
  return new WebhookConsumer(stack, 'Billing', { events: ['privy.user.*'], ...props, topic });
}

describe("a consumer in another team's stack and account", () => {
  const stack = foreignStack('Team', { env: CONSUMERS_ACCOUNT });
  const alarmTopic = new Topic(stack, 'OnCall');
  consumerIn(stack, { alarmTopic, visibilityTimeout: Duration.seconds(45) });
  const template = Template.fromStack(stack);

  it('subscribes its own queue, in its own name, so that nobody has to confirm', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      TopicArn: TOPIC,
      Protocol: 'sqs',
      Endpoint: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BillingSubscriberQueue'), 'Arn'] },
      RawMessageDelivery: true,
      FilterPolicy: {
        type: [{ prefix: 'privy.user.' }],
        test: [{ exists: false }],
        source: [{ 'anything-but': ['privy/canary'] }],
      },
      Region: Match.absent(),
    });
  });

  it('has a queue and two dead-letter queues, that of the subscription in its own account too', () => {
    const queues = resources(template, 'AWS::SQS::Queue');
    const { RedrivePolicy } = resource(template, 'AWS::SNS::Subscription').Properties as {
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [string, string] } };
    };
    const [deadLetterQueue] = RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'];

    expect(Object.keys(queues)).toHaveLength(3);
    expect(queues[deadLetterQueue]?.Properties['FifoQueue']).toBe(true);
    expect(resource(template, 'AWS::SQS::Queue', 'BillingSubscriberQueue').Properties).toMatchObject({
      FifoQueue: true,
      VisibilityTimeout: 45,
    });
  });

  it('takes messages from that topic only', () => {
    const policies = Object.values(resources(template, 'AWS::SQS::QueuePolicy')).map(
      ({ Properties }) => Properties['PolicyDocument'] as { Statement: Record<string, unknown>[] },
    );
    const senders = policies.flatMap(({ Statement }) => Statement.filter(({ Effect }) => Effect === 'Allow'));

    expect(senders).toHaveLength(2);
    for (const sender of senders) {
      expect(sender).toMatchObject({
        Action: 'sqs:SendMessage',
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': TOPIC } },
      });
    }
  });

  it('has alarms of its own, which notify whom its team says', () => {
    template.resourceCountIs('AWS::CloudWatch::Alarm', 4);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [stack.resolve(alarmTopic.topicArn)],
      AlarmDescription: Match.stringLikeRegexp('^Billing: '),
    });
  });

  it('is printed', () => {
    expect(Object.keys(template.findOutputs('*')).map((name) => name.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'BillingQueueUrl',
      'BillingQueueArn',
    ]);
  });
});

describe("a consumer's topic", () => {
  const refused = (stack: Stack, arn: string) => () => consumerIn(stack, { topic: topicIn(stack, arn) });

  it('must be in the region of its stack, where the dead-letter queue of the subscription is', () => {
    const us = foreignStack('Team', { env: { account: '222222222222', region: 'us-east-1' } });

    expect(refused(us, TOPIC)).toThrow(
      'Team/Billing has a problem:\n' +
        `  - topic: ${TOPIC} is in eu-west-1 and the stack in us-east-1; allowed: one region, because the ` +
        'dead-letter queue of a subscription must be in the region of its topic; ' +
        "give the stack env: { region: 'eu-west-1' }",
    );
  });

  it('must be known to be in it', () => {
    expect(refused(foreignStack(), TOPIC)).toThrow(
      'is in eu-west-1 and the stack in a region that only the deployment knows; allowed: one region',
    );
  });

  it('must be a FIFO topic', () => {
    expect(refused(foreignStack('Team', { env: CONSUMERS_ACCOUNT }), TOPIC.replace('.fifo', ''))).toThrow(
      'topic: "arn:aws:sns:eu-west-1:111111111111:Platform-Webhooks-Events-Topic" is not allowed; ' +
        'allowed: the event topic of a pipeline, such as Topic.fromTopicArn returns it; its ARN ends in .fifo',
    );
  });

  it('may be known to the deployment only', () => {
    const stack = foreignStack('Team', { env: CONSUMERS_ACCOUNT });
    const arn = new CfnParameter(stack, 'TopicArn').valueAsString;

    expect(refused(stack, arn)).not.toThrow();
  });

  it('must be given by its ARN where it is of another account', () => {
    const app = foreignApp();
    const env = { account: '111111111111', region: 'eu-west-1' };
    const pipeline = pipelineIn(foreignStack('Platform', { env }, app));
    const team = foreignStack('Team', { env: CONSUMERS_ACCOUNT }, app);

    expect(() => consumerIn(team, { topic: pipeline.topic.topic })).toThrow(
      'topic: Platform/Webhooks/Events/Topic is of the account 111111111111 and the stack of 222222222222; allowed: a ' +
        'topic of the same account, or one by its ARN; give Topic.fromTopicArn of what the pipeline prints as EventTopicArn',
    );
  });

  it('may be that of a pipeline in another stack of the app', () => {
    const app = foreignApp();
    const pipeline = pipelineIn(foreignStack('Platform', {}, app));
    const team = foreignStack('Team', {}, app);
    consumerIn(team, { topic: pipeline.topic.topic });

    Template.fromStack(team).resourceCountIs('AWS::SNS::Subscription', 1);
  });
});

describe('what a consumer asks for', () => {
  it.each([
    [{ events: ['privy.user.craeted'] }, 'events[0]: "privy.user.craeted"'],
    [{ accountIds: ['1'] }, 'accountIds: ["1"] is not allowed'],
    [{ filter: [] }, 'filter is not a field; allowed: topic, events, accountIds,'],
    [{ visibilityTimeout: 5 }, 'visibilityTimeout: 5 is not allowed'],
    [{ topic: TOPIC }, `topic: "${TOPIC}" is not allowed; allowed: the event topic of a pipeline`],
    [{ encryptionKey: 'x' }, 'encryptionKey: "x" is not allowed; allowed: a key, such as Key.fromKeyArn'],
    [{ consumerName: '' }, 'consumerName: "" is not allowed; allowed: 1 to 64 letters, digits, spaces'],
    [
      { consumerName: Aws.REGION },
      'consumerName: a token, whose value is known at the deployment only, is not',
    ],
    [{ outputScope: 'Team' }, 'outputScope: "Team" is not allowed; allowed: a construct, such as the stack'],
  ])('is refused with %j', (props, text) => {
    const stack = foreignStack('Team', { env: CONSUMERS_ACCOUNT });

    expect(() => consumerIn(stack, props as object)).toThrow(`Team/Billing has a problem:\n  - ${text}`);
  });
});

describe('a consumer without properties', () => {
  it('is refused, because JavaScript lets one forget them', () => {
    const stack = foreignStack('Team', { env: CONSUMERS_ACCOUNT });

    expect(() => new WebhookConsumer(stack, 'Billing', undefined as never)).toThrow(
      'Team/Billing has a problem:\n  - props: undefined is not allowed; allowed: an object with at least topic and events',
    );
  });
});

describe('the topic of a pipeline', () => {
  const allowed = (accounts: readonly string[]) => {
    const template = templateOf({ stages: { test: { allowSubscribersFrom: accounts } } });
    const { Statement } = resource(template, 'AWS::SNS::TopicPolicy').Properties['PolicyDocument'] as {
      Statement: Record<string, unknown>[];
    };
    return Statement.filter(({ Effect }) => Effect === 'Allow');
  };

  it('lets an account subscribe its own queues of the region, and do nothing else', () => {
    expect(allowed(['222222222222'])).toEqual([
      {
        Sid: '1',
        Effect: 'Allow',
        Action: 'sns:Subscribe',
        Principal: {
          AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:root']] },
        },
        Resource: { Ref: expect.stringMatching(/^PipelineEventsTopic/) },
        Condition: {
          StringEquals: { 'sns:Protocol': 'sqs' },
          StringLike: {
            'sns:Endpoint': {
              'Fn::Join': [
                '',
                ['arn:', { Ref: 'AWS::Partition' }, ':sqs:', { Ref: 'AWS::Region' }, ':222222222222:*'],
              ],
            },
          },
        },
      },
    ]);
  });

  it('lets nobody of another account subscribe unless it is told to', () => {
    expect(allowed([])).toEqual([]);
  });

  it('takes an account that only the deployment knows', () => {
    const stack = foreignStack();

    expect(() => pipelineIn(stack, { allowSubscribersFrom: [Aws.ACCOUNT_ID] })).not.toThrow();
  });
});
