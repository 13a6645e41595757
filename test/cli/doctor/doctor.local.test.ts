import { join } from 'node:path';
import { pauseSubscriber } from '../../../ops/pause/pause-subscriber.ts';
import { openLocalStage } from '../../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../../local/running-pipeline.ts';
import { typed } from '../typed.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;

let running: RunningPipeline;
let stage: Stage;
let file: string;

beforeAll(async () => {
  running = await startRunningPipeline();
  file = join(running.pipeline.dataDirectory, 'pipeline.json');
  stage = await openLocalStage(file);
}, START_MILLISECONDS);
afterAll(async () => {
  stage?.close();
  await running?.close();
});

describe('doctor', () => {
  it('has a line for each check of a pipeline that was just started', async () => {
    const { code, stdout } = await typed(['doctor', '--file', file, '--text']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^✓ secrets: put for (privy|dynamic)\/main, /m);
    expect(stdout).toMatch(/^✓ subscriptions: the topic sends to .*the archive$/m);
    expect(stdout).toMatch(/^✓ event source mappings: on for .*the archive$/m);
    expect(stdout).toMatch(/^✓ versions: \d+\.\d+\.\d+ here and in the stage, on Node 2\d\./m);
    expect(stdout).toMatch(/^Only a deployed stage has: stack, alarms, allow-list, tables, left behind\.$/m);
  });

  it('finds a placeholder and a pause, and says what mends them', async () => {
    const { secretId = '' } = stage.description.sources['privy/main'] ?? {};
    await (await stage.services.secrets()).put(secretId, '"whsec_put-the-secret-here"');
    await pauseSubscriber(stage, { subscriber: 'user-directory', dryRun: false });

    const { code, stdout } = await typed(['doctor', '--file', file]);

    const { checks } = JSON.parse(stdout) as { readonly checks: readonly object[] };
    expect(code).toBe(1);
    expect(checks.slice(0, 3)).toEqual([
      {
        name: 'secrets',
        state: 'wrong',
        sentence: 'what was put as the signing secret of privy/main is none: it is in quotes; leave them out',
        command: 'secret put privy/main',
      },
      {
        name: 'event source mappings',
        state: 'wrong',
        sentence: 'user-directory is paused',
        command: 'resume user-directory',
      },
      expect.objectContaining({ name: 'subscriptions', state: 'fine' }),
    ]);
  });

  it('sees who a topic notifies, without their addresses', async () => {
    const receivers = await (await stage.services.subscriptions()).receivers(stage.description.topicArn);

    expect(new Set(receivers.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"protocol":"sqs","isPending":false}']),
    );
  });
});
