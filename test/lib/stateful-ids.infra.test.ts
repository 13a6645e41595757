import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stacksIn } from '../../bin/deploy/assembly.ts';
import { compareList, listOf } from '../../bin/state/compare-list.ts';
import { STATEFUL_IDS_FILE } from '../../bin/state/stateful-ids-file.ts';

const ROOT = join(import.meta.dirname, '../..');
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

  it('keeps its stack name, because another name is another stack', () => {
    const names = stacksIn(output).map(({ name }) => name);

    expect(names.sort()).toEqual(['WalletWebhooks-dev', 'WalletWebhooks-prod']);
  });

  it('keeps the logical ids of what holds something, because CloudFormation would replace it by an empty one: npm run state', () => {
    const list = JSON.parse(readFileSync(STATEFUL_IDS_FILE, 'utf8'));
    const stacks = stacksIn(output);

    // Its subscriptions too: SNS takes a second one for the same, which CloudFormation then deletes.
    expect(listOf(stacks)).toEqual(list);
    expect(compareList(list, stacks)).toEqual([]);
  });

  it('deletes nothing of prod that holds acknowledged events, not even where somebody has the list written anew', () => {
    const { 'WalletWebhooks-prod': prod = {} } = listOf(stacksIn(output));
    const kept = /^AWS::(DynamoDB::Table|S3::Bucket|SecretsManager::Secret|SNS::Topic|SQS::Queue) /;
    const deleted = Object.entries(prod).filter(([, entry]) => kept.test(entry) && entry.endsWith(' Delete'));

    // The canary's events are nobody's, and no event is published to the topic for people.
    expect(deleted.map(([logicalId]) => logicalId)).toEqual([
      'PipelineCanaryHandlerQueue280C3B65',
      'PipelinesecurityalertsTopicspeopleTopic93F7D572',
    ]);
  });
});
