import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const STATEFUL = [
  'AWS::DynamoDB::Table',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
];

/** The app of this repository as the CDK CLI runs it, without the Lambda bundles and the checks of every template. */
function synthesize(output: string): void {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
  const { status, stderr } = spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: output,
      CDK_VALIDATION: 'false',
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:bundling-stacks': [] }),
    },
  });
  if (status !== 0) throw new Error(stderr);
}

describe('a stage of this repository', () => {
  let output: string;
  beforeAll(() => {
    output = mkdtempSync(join(tmpdir(), 'wallet-webhooks-stages-'));
    synthesize(output);
  }, 120_000);
  afterAll(() => rmSync(output, { recursive: true, force: true }));

  const json = (name: string) => JSON.parse(readFileSync(join(output, name), 'utf8'));
  const logicalIds = (stack: string, types: readonly string[]) =>
    Object.entries<{ Type: string }>(json(`${stack}.template.json`).Resources)
      .filter(([, { Type }]) => types.includes(Type))
      .map(([logicalId]) => logicalId)
      .sort();

  it('keeps its stack name, because another name is another stack', () => {
    const { artifacts } = json('manifest.json') as { artifacts: Record<string, { type: string }> };
    const stacks = Object.keys(artifacts).filter((id) => artifacts[id]?.type === 'aws:cloudformation:stack');

    expect(stacks.sort()).toEqual(['WalletWebhooks-dev', 'WalletWebhooks-prod']);
  });

  it.each([
    ['WalletWebhooks-dev', []],
    [
      'WalletWebhooks-prod',
      [
        'PipelineCanaryHandlerLog16FD4F8A',
        'PipelineCanaryHandlerQueue280C3B65',
        'PipelineCanaryLog62D502FC',
        'PipelineCanarySecret253F549E',
      ],
    ],
  ])(
    'keeps the logical ids of what holds state, because CloudFormation would replace it by an empty one: %s',
    (stack, canary) => {
      expect(logicalIds(stack, STATEFUL)).toEqual([
        'PipelineApiAccessLog0B074D7C',
        'PipelineArchiveBucketAA98C981',
        'PipelineArchiveKeeperLogB5125C9D',
        'PipelineArchiveQueue9C2B1835',
        'PipelineArchiveQueueDlqB99592F1',
        'PipelineArchiveQueueSubscriptionDlq730B10ED',
        'PipelineArchiveWriterLog15D2F506',
        ...canary,
        'PipelineDrainLog2947E425',
        'PipelineEventsTopic66A13D78',
        'PipelineInboxTable76B6B6B9',
        'PipelineIntakeLog7F9F7C59',
        'PipelineLedgerTable8E2FAC1A',
        'PipelineOperationsLogEE2C3EA0',
        'PipelineParkedTable7EEB5680',
        'PipelineQuarantineTable6E03587C',
        'PipelineSecretsdynamicmainC9708902',
        'PipelineSecretsprivymainC014ADD7',
        'PipelineWebAclLogADCE04E4',
        'PipelinesecurityalertsHandlerLog10195E43',
        'PipelinesecurityalertsSubscriberDlqF81A63E1',
        'PipelinesecurityalertsSubscriberQueueEFB5C4C0',
        'PipelinesecurityalertsSubscriberSubscriptionDlqB94F62E2',
        'PipelinesecurityalertsTopicspeopleTopic93F7D572',
        'PipelineuserdirectoryHandlerLogD0829F0D',
        'PipelineuserdirectorySubscriberDlq274F38BE',
        'PipelineuserdirectorySubscriberQueueAA60E2FF',
        'PipelineuserdirectorySubscriberSubscriptionDlq1F8F8C1D',
        'PipelineuserdirectorylookUpsBC94FCF5',
        'Pipelineuserdirectoryusers206709AA',
      ]);
    },
  );

  it.each([
    [
      'WalletWebhooks-dev',
      [
        'PipelineArchiveQueueWalletWebhooksdevPipelineEventsTopic5D5BEA9E4F6B0F3B',
        'PipelinesecurityalertsSubscriberQueueWalletWebhooksdevPipelineEventsTopic5D5BEA9E9257EC1C',
        'PipelineuserdirectorySubscriberQueueWalletWebhooksdevPipelineEventsTopic5D5BEA9ED0AECE93',
      ],
    ],
    [
      'WalletWebhooks-prod',
      [
        'PipelineArchiveQueueWalletWebhooksprodPipelineEventsTopic345068BF61956DCE',
        'PipelineCanaryHandlerQueueWalletWebhooksprodPipelineEventsTopic345068BF4F5C49EE',
        'PipelinesecurityalertsSubscriberQueueWalletWebhooksprodPipelineEventsTopic345068BF08867065',
        'PipelineuserdirectorySubscriberQueueWalletWebhooksprodPipelineEventsTopic345068BF7BC9100A',
      ],
    ],
  ])(
    'keeps its subscriptions, because SNS takes a second one for the same, which CloudFormation then deletes: %s',
    (stack, subscriptions) => {
      expect(logicalIds(stack, ['AWS::SNS::Subscription'])).toEqual(subscriptions);
    },
  );
});
