import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import {
  foreignStack,
  pipelineIn,
  rendered,
  resource,
  resources,
  smallPipeline,
  stackOf,
  templateOf,
} from './template-of.ts';

const CONSUMERS = {
  billing: { events: ['privy.user.*'] },
  crm: { kind: 'https', url: 'https://crm.example.com/events', events: ['*'] },
} as const;
const template = templateOf({ consumers: CONSUMERS });

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const keeper = () => resource(template, 'AWS::Lambda::Function', 'PipelineArchiveKeeper');

/** An environment variable of the keeper. */
function variable(of: Template, name: string): string {
  const { Environment } = resource(of, 'AWS::Lambda::Function', 'PipelineArchiveKeeper').Properties;
  return rendered((Environment as { Variables: Record<string, unknown> }).Variables[name]);
}

describe('replays of the archive', () => {
  it('go to the handlers, consumers and https destinations of the stack, by what each asks for', () => {
    expect(JSON.parse(variable(template, 'REPLAYED_QUEUES'))).toEqual({
      'user-directory': {
        queue: '<PipelineuserdirectorySubscriberQueue.QueueName>',
        events: userDirectory.events,
        inbox: true,
        quarantine: true,
      },
      billing: { queue: '<PipelinebillingSubscriberQueue.QueueName>', events: ['privy.user.*'] },
      crm: { queue: '<PipelinecrmDestinationSubscriberQueue.QueueName>', events: ['*'], quarantine: true },
    });
    expect(variable(template, 'INBOX_TABLE')).toBe('<PipelineInboxTable>');
    expect(variable(template, 'INBOX_RETENTION_DAYS')).toBe('100');
  });

  it('are gone on with every five minutes', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [
        Match.objectLike({
          Input: '{"archive":"continue-replays"}',
          RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 0 },
        }),
      ],
    });
  });

  it('name the queues one by one', () => {
    const { PolicyDocument } = resource(template, 'AWS::IAM::Policy', 'PipelineArchiveKeeper').Properties;
    const { Statement } = PolicyDocument as { Statement: readonly Statement[] };
    const sending = Statement.filter(({ Action }) => [Action].flat().includes('sqs:SendMessage'));

    expect(sending.map(({ Resource }) => [Resource].flat().map(rendered).sort())).toEqual([
      [
        '<PipelinebillingSubscriberQueue.Arn>',
        '<PipelinecrmDestinationSubscriberQueue.Arn>',
        '<PipelineuserdirectorySubscriberQueue.Arn>',
      ],
    ]);
  });

  it('may use the key of the queues, through SQS only', () => {
    const stack = foreignStack();
    const pipeline = pipelineIn(stack, { encryptionKey: new Key(stack, 'Key') });
    pipeline.addConsumer('billing', { events: ['*'] });

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
            Condition: {
              StringEquals: {
                'kms:ViaService': { 'Fn::Join': ['', ['sqs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
              },
            },
          }),
        ]),
      },
    });
  });

  it('are possible where there is nobody yet, and refuse nobody an empty statement', () => {
    const alone = templateOf({ handlers: [], consumers: {} });

    expect(variable(alone, 'REPLAYED_QUEUES')).toBe('{}');
    expect(JSON.stringify(resources(alone, 'AWS::IAM::Policy'))).not.toContain('sqs:SendMessage');
  });

  it('leave out whom the function cannot be told of, and the synthesis says who that is', () => {
    const names = Array.from({ length: 26 }, (_, index) => `consumer-number-${index + 1}`);
    const consumers = Object.fromEntries(names.map((name) => [name, { events: ['*' as const] }]));
    const stack = stackOf({ ...smallPipeline, handlers: [], consumers });

    const told = Object.keys(JSON.parse(variable(Template.fromStack(stack), 'REPLAYED_QUEUES')));

    expect(told).toEqual(names.slice(0, 23));
    Annotations.fromStack(stack).hasWarning(
      '*',
      Match.stringLikeRegexp(
        '^consumer-number-24 cannot be replayed to: the keeper of the archive cannot be told of more subscribers than of the 23',
      ),
    );
  });

  it('are not there without an archive', () => {
    const none = templateOf({ stages: { test: { archive: false } } });

    expect(JSON.stringify(none.toJSON())).not.toContain('REPLAYED_QUEUES');
    expect(keeper().Properties['Description']).toContain('answers what is asked of it');
  });
});
