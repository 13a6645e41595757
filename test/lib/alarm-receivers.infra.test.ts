import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { WalletWebhooksProps } from '../../lib/wallet-webhooks-props.ts';
import {
  foreignStack,
  pipelineIn,
  rendered,
  resource,
  resources,
  stackOf,
  templateOf,
} from './template-of.ts';

const ENV = { account: '111111111111', region: 'eu-west-1' };
const emails = ['ada@example.com', 'grace@example.com'];
const byEmail = templateOf({ stages: { test: { alarms: { emails } } } });
const ON_ALARM_TOPIC = 'PipelineAlarmReceivers';

describe('alarms that tell addresses', () => {
  it('notify a topic of their own, to which each address is subscribed', () => {
    const subscriptions = Object.values(resources(byEmail, 'AWS::SNS::Subscription'))
      .map(({ Properties }) => Properties)
      .filter(({ Protocol }) => Protocol === 'email');
    const [topicId] = Object.keys(resources(byEmail, 'AWS::SNS::Topic')).filter((id) =>
      id.startsWith(ON_ALARM_TOPIC),
    );

    expect(subscriptions).toEqual(
      emails.map((Endpoint) => ({ Endpoint, Protocol: 'email', TopicArn: { Ref: topicId } })),
    );
    byEmail.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [{ Ref: topicId }],
      OKActions: [{ Ref: topicId }],
    });
  });

  it('come from the pipeline, by the name that an e-mail shows', () => {
    expect(resource(byEmail, 'AWS::SNS::Topic', ON_ALARM_TOPIC).Properties).toMatchObject({
      DisplayName: 'WalletWebhooks-test',
    });
  });

  it('are let into the topic by its policy, and no others are', () => {
    const { PolicyDocument } = resource(byEmail, 'AWS::SNS::TopicPolicy', ON_ALARM_TOPIC).Properties;
    const { Statement } = PolicyDocument as { readonly Statement: readonly Record<string, unknown>[] };

    expect(Statement).toMatchObject([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      {
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(JSON.stringify(Statement[1])).toContain(':alarm:WalletWebhooks-test *"');
  });

  it('are not encrypted with the key that SNS makes, with which CloudWatch cannot publish', () => {
    expect(resource(byEmail, 'AWS::SNS::Topic', ON_ALARM_TOPIC).Properties).not.toHaveProperty(
      'KmsMasterKeyId',
    );
  });

  it('are encrypted with the key of the pipeline, whose policy lets them in', () => {
    const stack = foreignStack('Platform', { env: ENV });
    pipelineIn(stack, { alarms: { emails }, encryptionKey: new Key(stack, 'Key') });
    const template = Template.fromStack(stack);

    expect(
      rendered(resource(template, 'AWS::SNS::Topic', 'WebhooksAlarmReceivers').Properties['KmsMasterKeyId']),
    ).toBe('<Key.Arn>');
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          }),
        ]),
      },
    });
  });

  it('have their topic printed and written down for operators', () => {
    const { AlarmTopicArn } = byEmail.toJSON()['Outputs'];

    expect(rendered(AlarmTopicArn.Value)).toBe('<PipelineAlarmReceiversTopic>');
    expect(JSON.stringify(resources(byEmail, 'AWS::SSM::Parameter'))).toContain(
      'PipelineAlarmReceiversTopic',
    );
  });
});

describe('alarms that tell nobody', () => {
  const warnings = (props: Partial<WalletWebhooksProps>) => {
    const stack = foreignStack();
    pipelineIn(stack, props);
    return Annotations.fromStack(stack)
      .findWarning('*', Match.stringLikeRegexp('tell nobody'))
      .map(({ entry }) => entry.data);
  };

  it('are warned of where deletionProtection is on', () => {
    expect(warnings({ alarms: 'nobody' })).toEqual([
      "the alarms tell nobody (alarms: 'nobody'): what goes wrong shows on the dashboard only, and a provider switches an " +
        'endpoint off that fails for days; give them e-mail addresses or a topic [ack: wallet-webhooks:alarms-nobody]',
    ]);
  });

  it('are nothing to speak of where it is off, said or left out', () => {
    expect(warnings({ alarms: 'nobody', deletionProtection: false })).toEqual([]);
    expect(warnings({ alarms: undefined, deletionProtection: false } as object)).toEqual([]);
  });
});

describe('alarms that tell a topic', () => {
  it('make none of their own, and warn of nothing', () => {
    const stack = foreignStack();
    const onCall = new Topic(stack, 'OnCall');
    const { alarmTopic } = pipelineIn(stack, { alarms: { topic: onCall } });

    expect(alarmTopic).toBe(onCall);
    Annotations.fromStack(stack).hasNoWarning('*', Match.stringLikeRegexp('tell nobody'));
  });

  it('take it by its ARN in a configuration', () => {
    const topicArn = 'arn:aws:sns:eu-west-1:111111111111:on-call';
    const { pipeline } = stackOf({
      sources: { 'privy/main': {} },
      stages: { test: { region: 'eu-west-1', alarms: { topicArn } } },
    });

    expect(pipeline.alarmTopic?.topicArn).toBe(topicArn);
  });
});
