import type { Template } from 'aws-cdk-lib/assertions';
import { describedBy, type StagePart } from '../../core/stage/stage-parameters.ts';
import { rendered, resource, resources, templateOf } from './template-of.ts';

const template = templateOf({
  consumers: {
    billing: { events: ['privy.user.*'] },
    crm: { kind: 'https', url: 'https://crm.example.com/events', events: ['privy.user.*'] },
  },
});

/** What the parameters of a template say, with `<logical id>` for the names that AWS gives. */
function partsOf(of: Template): { readonly name: string; readonly part: unknown }[] {
  return Object.values(resources(of, 'AWS::SSM::Parameter')).map(({ Properties }) => ({
    name: String(Properties['Name']),
    part: JSON.parse(rendered(Properties['Value'])),
  }));
}

describe('what a stage says of itself', () => {
  const parts = partsOf(template);
  const part = (name: string) => parts.find((each) => each.name === name)?.part;

  it('is a parameter for the stage, each source and each subscriber', () => {
    expect(parts.map(({ name }) => name)).toEqual([
      '/wallet-webhooks/WalletWebhooks-test',
      '/wallet-webhooks/WalletWebhooks-test/sources/privy/main',
      '/wallet-webhooks/WalletWebhooks-test/sources/dynamic/main',
      '/wallet-webhooks/WalletWebhooks-test/subscribers/user-directory',
      '/wallet-webhooks/WalletWebhooks-test/subscribers/billing',
      '/wallet-webhooks/WalletWebhooks-test/subscribers/crm',
    ]);
  });

  it('names what there is once', () => {
    expect(part('/wallet-webhooks/WalletWebhooks-test')).toEqual({
      pipelineName: 'WalletWebhooks-test',
      stage: 'test',
      version: '0.1.0',
      stackName: 'WalletWebhooks-test',
      region: '<AWS::Region>',
      api: 'https://<PipelineApi>.execute-api.<AWS::Region>.<AWS::URLSuffix>/<PipelineApiDeploymentStagetest>',
      ledgerTable: '<PipelineLedgerTable>',
      parkedTable: '<PipelineParkedTable>',
      inboxTable: '<PipelineInboxTable>',
      quarantineTable: '<PipelineQuarantineTable>',
      topicArn: '<PipelineEventsTopic>',
      intake: { functionName: '<PipelineIntakeFunction>', logGroup: '<PipelineIntakeLog>' },
      drain: { functionName: '<PipelineDrainFunction>', logGroup: '<PipelineDrainLog>' },
      archive: {
        bucket: '<PipelineArchiveBucket>',
        queueUrl: '<PipelineArchiveQueue>',
        dlqUrl: '<PipelineArchiveQueueDlq>',
        subscriptionDlqUrl: '<PipelineArchiveQueueSubscriptionDlq>',
        writer: { functionName: '<PipelineArchiveWriterFunction>', logGroup: '<PipelineArchiveWriterLog>' },
        functionName: '<PipelineArchiveKeeperFunction>',
        logGroup: '<PipelineArchiveKeeperLog>',
      },
      rotationGraceHours: 48,
      deletionProtection: true,
      operationsLogGroup: '<PipelineOperationsLog>',
    });
  });

  it('names each source and where its secret is, which is not in it', () => {
    expect(part('/wallet-webhooks/WalletWebhooks-test/sources/privy/main')).toEqual({
      source: 'privy/main',
      description: {
        provider: 'privy',
        url: expect.stringMatching(/^https:\/\/.*\/webhooks\/privy\/main$/),
        secretId: '<PipelineSecretsprivymain>',
      },
    });
  });

  it('names the queues, the function and the tables of a handler', () => {
    expect(part('/wallet-webhooks/WalletWebhooks-test/subscribers/user-directory')).toEqual({
      subscriber: 'user-directory',
      description: {
        kind: 'handler',
        queueUrl: '<PipelineuserdirectorySubscriberQueue>',
        dlqUrl: '<PipelineuserdirectorySubscriberDlq>',
        subscriptionDlqUrl: '<PipelineuserdirectorySubscriberSubscriptionDlq>',
        functionName: '<PipelineuserdirectoryHandlerFunction>',
        logGroup: '<PipelineuserdirectoryHandlerLog>',
      },
      tables: { users: '<Pipelineuserdirectoryusers>', lookUps: '<PipelineuserdirectorylookUps>' },
    });
  });

  it('tells a queue of another service and a destination apart', () => {
    expect(part('/wallet-webhooks/WalletWebhooks-test/subscribers/billing')).toEqual({
      subscriber: 'billing',
      description: {
        kind: 'consumer',
        queueUrl: '<PipelinebillingSubscriberQueue>',
        dlqUrl: '<PipelinebillingSubscriberDlq>',
        subscriptionDlqUrl: '<PipelinebillingSubscriberSubscriptionDlq>',
      },
    });
    expect(part('/wallet-webhooks/WalletWebhooks-test/subscribers/crm')).toMatchObject({
      description: { kind: 'destination', functionName: '<PipelinecrmDestinationHandlerFunction>' },
    });
  });

  it('is put together again from its parts', () => {
    const [stage, ...others] = parts.map((each) => each.part);

    const description = describedBy(stage as StagePart, others as never);

    expect(Object.keys(description.sources)).toEqual(['privy/main', 'dynamic/main']);
    expect(Object.keys(description.subscribers)).toEqual(['user-directory', 'billing', 'crm']);
    expect(Object.keys(description.tables)).toEqual(['user-directory']);
    expect(description).toMatchObject({ stage: 'test', archive: { bucket: '<PipelineArchiveBucket>' } });
  });

  it('is written one parameter after the other, because Systems Manager takes three a second', () => {
    const written = Object.entries(resources(template, 'AWS::SSM::Parameter'));
    const waitsFor = written.map(([, parameter]) => (parameter as { DependsOn?: string[] }).DependsOn ?? []);

    expect(waitsFor).toEqual([[], ...written.slice(0, -1).map(([id]) => [id])]);
  });

  it('says that there is no archive, and whom the alarms notify', () => {
    const alarmTopicArn = 'arn:aws:sns:eu-west-1:111111111111:alarms';
    const [stage] = partsOf(
      templateOf({ stages: { test: { archive: false, alarms: { topicArn: alarmTopicArn } } } }),
    );

    expect(stage?.part).toMatchObject({ alarmTopicArn });
    expect(stage?.part).not.toHaveProperty('archive');
  });
});

describe('the account of who did what', () => {
  it('is kept for a year, and when the stack is deleted', () => {
    expect(resource(template, 'AWS::Logs::LogGroup', 'PipelineOperationsLog')).toMatchObject({
      Properties: { RetentionInDays: 365 },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('is kept as long as other logs where that is longer', () => {
    const longer = templateOf({ stages: { test: { logRetentionDays: 731 } } });

    expect(
      resource(longer, 'AWS::Logs::LogGroup', 'PipelineOperationsLog').Properties['RetentionInDays'],
    ).toBe(731);
  });
});

describe('the outputs', () => {
  it('say how to look at the pipeline, and where the names of all its parts are', () => {
    const [output] = Object.values(template.findOutputs('StatusCommand'));

    expect(rendered(output?.['Value'])).toBe(
      'npx wallet-webhooks status --stage WalletWebhooks-test --region <AWS::Region>',
    );
    expect(output?.['Description']).toMatch(/dead-letter queues, log groups, tables and topic/);
  });
});
