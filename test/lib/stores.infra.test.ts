import type { StageConfig } from '../../lib/config/pipeline-config.ts';
import { resource, resources, type TemplateResource, templateOf } from './template-of.ts';

const template = templateOf();

describe('every table', () => {
  it('is paid per request, restorable, left behind by its stack, and hard to delete', () => {
    const tables = Object.values(resources(template, 'AWS::DynamoDB::Table'));

    expect(tables).toHaveLength(6);
    for (const { Properties, DeletionPolicy, UpdateReplacePolicy } of tables) {
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      });
      expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    }
  });

  it('may be deleted in a stage that says so', () => {
    const changed = templateOf({ stages: { test: { deletionProtection: false } } });

    changed.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
  });
});

describe('what tables take at once', () => {
  const throughputs = (settings: StageConfig) => {
    const changed = templateOf({ stages: { test: settings } });
    const tables = ['Ledger', 'Inbox', 'Parked', 'Quarantine'].map(
      (name) => resource(changed, 'AWS::DynamoDB::Table', `Pipeline${name}`).Properties,
    );
    return tables.map((properties) => properties['WarmThroughput']);
  };

  it('is left to DynamoDB, unless the stage says how much is coming', () => {
    expect(throughputs({})).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is what the stage says of each', () => {
    expect(
      throughputs({
        warmThroughput: {
          ledger: { writeUnitsPerSecond: 8_000 },
          inbox: { writeUnitsPerSecond: 9_000, readUnitsPerSecond: 20_000 },
          parked: { readUnitsPerSecond: 30_000 },
          quarantine: { writeUnitsPerSecond: 5_000 },
        },
      }),
    ).toEqual([
      { WriteUnitsPerSecond: 8_000 },
      { WriteUnitsPerSecond: 9_000, ReadUnitsPerSecond: 20_000 },
      { ReadUnitsPerSecond: 30_000 },
      { WriteUnitsPerSecond: 5_000 },
    ]);
  });

  it('is that of the index of parked events too, which would hold up the writes to its table', () => {
    const changed = templateOf({
      stages: { test: { warmThroughput: { parked: { writeUnitsPerSecond: 8_000 } } } },
    });

    expect(
      resource(changed, 'AWS::DynamoDB::Table', 'PipelineParked').Properties['GlobalSecondaryIndexes'],
    ).toMatchObject([{ IndexName: 'by-age', WarmThroughput: { WriteUnitsPerSecond: 8_000 } }]);
  });
});

describe('the ledger', () => {
  const ledger = resource(template, 'AWS::DynamoDB::Table', 'PipelineLedger').Properties;

  it('forgets entries after their retention', () => {
    expect(ledger['KeySchema']).toEqual([{ AttributeName: 'pk', KeyType: 'HASH' }]);
    expect(ledger['TimeToLiveSpecification']).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  });

  it('still finds by age and by message group what an older version parked on its entries', () => {
    expect(ledger['GlobalSecondaryIndexes']).toEqual([
      {
        IndexName: 'parked-by-age',
        KeySchema: [
          { AttributeName: 'parked', KeyType: 'HASH' },
          { AttributeName: 'parkedAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['parkedGroup', 'retainUntil'] },
      },
      {
        IndexName: 'parked-by-group',
        KeySchema: [{ AttributeName: 'parkedGroup', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });
});

describe('the table of parked events', () => {
  const parked = resource(template, 'AWS::DynamoDB::Table', 'PipelineParked').Properties;

  it('keeps a line per message group and forgets nothing', () => {
    expect(parked['KeySchema']).toEqual([
      { AttributeName: 'group', KeyType: 'HASH' },
      { AttributeName: 'position', KeyType: 'RANGE' },
    ]);
    expect(parked['TimeToLiveSpecification']).toBeUndefined();
  });

  it('lists the lines of a shard by age', () => {
    expect(parked['GlobalSecondaryIndexes']).toEqual([
      {
        IndexName: 'by-age',
        KeySchema: [
          { AttributeName: 'shard', KeyType: 'HASH' },
          { AttributeName: 'parkedAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });
});

describe('the inbox', () => {
  it('forgets events after their retention', () => {
    const inbox = resource(template, 'AWS::DynamoDB::Table', 'PipelineInbox').Properties;

    expect(inbox['KeySchema']).toEqual([{ AttributeName: 'pk', KeyType: 'HASH' }]);
    expect(inbox['TimeToLiveSpecification']).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  });
});

describe('the topic', () => {
  it('is FIFO, deduplicates by the ids it is given within a group, and takes a mebibyte', () => {
    template.hasResourceProperties('AWS::SNS::Topic', {
      FifoTopic: true,
      ContentBasedDeduplication: false,
      FifoThroughputScope: 'MessageGroup',
      MaximumMessageSize: 1_048_576,
    });
  });

  it('keeps its name, because another topic has none of the subscriptions of other stacks', () => {
    expect(resource(template, 'AWS::SNS::Topic').Properties['TopicName']).toBe(
      'WalletWebhookstest-Pipeline-Events-Topic-2E5F85FB.fifo',
    );
  });

  it('refuses to be published to without TLS', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Action: 'sns:Publish',
            Principal: '*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
  });
});

describe("a consumer, which this repository's own stages have none of", () => {
  const idsOf = (...types: string[]) =>
    types.flatMap((type) => Object.keys(resources(template, type))).filter((id) => id.includes('billing'));

  it('keeps the logical ids of its queues, because CloudFormation would replace them by empty ones', () => {
    expect(idsOf('AWS::SQS::Queue').sort()).toEqual([
      'PipelinebillingSubscriberDlq51FAFD6A',
      'PipelinebillingSubscriberQueue3FDA71D6',
      'PipelinebillingSubscriberSubscriptionDlqD9870B08',
    ]);
  });

  it('keeps that of its subscription, because SNS takes a second one for the same, which CloudFormation then deletes', () => {
    expect(idsOf('AWS::SNS::Subscription')).toEqual([
      'PipelinebillingSubscriberQueueWalletWebhookstestPipelineEventsTopic2E5F85FBE3215EE9',
    ]);
  });
});

describe('the stack', () => {
  it('names nothing itself but what AWS wants named, and alarms, which people read', () => {
    const ownName = /^AWS::\w+::(\w+) (?:\1)?Name$/;
    const all = template.toJSON()['Resources'] as Readonly<Record<string, TemplateResource>>;
    const named = Object.values(all).flatMap(({ Type, Properties = {} }) =>
      Object.keys(Properties)
        .map((property) => `${Type} ${property}`)
        .filter((line) => ownName.test(line)),
    );

    expect([...new Set(named)].sort()).toEqual([
      'AWS::ApiGateway::RestApi Name',
      'AWS::ApiGateway::Stage StageName',
      'AWS::CloudWatch::Alarm AlarmName',
      'AWS::IAM::Policy PolicyName',
      'AWS::Logs::LogGroup LogGroupName',
      'AWS::Logs::QueryDefinition Name',
      'AWS::SNS::Topic TopicName',
      'AWS::SSM::Parameter Name',
    ]);
  });
});
