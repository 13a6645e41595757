import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openLocalStage } from '../../../ops/stage/open-local-stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../../local/running-pipeline.ts';
import { seedDead } from '../seeds/seed-dead.ts';
import { typed } from '../typed.ts';

let running: RunningPipeline;
let file: string;

beforeAll(async () => {
  running = await startRunningPipeline();
  file = join(running.pipeline.dataDirectory, 'pipeline.json');
  await seedDead(JSON.parse(await readFile(file, 'utf8')));
}, 300_000);
afterAll(() => running.close());

/** Runs a command that can be interrupted. */
function typing(args: readonly string[]) {
  const child = spawn(process.execPath, ['package/bin/wallet-webhooks.mjs', ...args], { stdio: 'ignore' });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, kill: (signal: NodeJS.Signals) => child.kill(signal) };
}

const dead = (...args: string[]) => typed(['dead', ...args, '--file', file]);
const text = async (...args: string[]) => (await typed([...args, '--file', file, '--text'])).stdout;
describe('dead letters on the command line', () => {
  it('are found, explained and put back with three commands', async () => {
    const listed = await dead('list');
    expect(listed.code).toBe(1);
    expect(JSON.parse(listed.stdout).queues[0]).toMatchObject({
      subscriber: 'user-directory',
      total: 2,
      letters: [{ id: 'msg_dead' }, { id: 'msg_unwanted' }],
    });
    expect(await text('dead', 'list')).toContain('no dead letters: security-alerts');

    expect(await text('dead', 'show', 'user-directory', 'msg_dead')).toMatch(
      /^msg_dead {2}privy\.user\.created\n {2}at +user-directory: received in vain too often\n/,
    );

    const redriven = await dead('redrive', 'user-directory', 'msg_dead', '--yes');
    expect(redriven).toMatchObject({ code: 0 });
    expect(JSON.parse(redriven.stdout)).toMatchObject({ dryRun: false, report: { end: 'done', sent: 1 } });
    expect(await running.messagesAbout('msg_dead')).toMatchObject({ 'user-directory': 1 });
  });

  it('stay in a dry run, and go with a reason', async () => {
    const drop = ['drop', 'user-directory', 'msg_unwanted', '--reason', 'ours'];

    const dry = await dead(...drop);
    expect(JSON.parse(dry.stdout)).toMatchObject({
      dryRun: true,
      dropped: 0,
      letters: [{ id: 'msg_unwanted' }],
    });
    expect(dry.stderr).toContain('--yes does it');
    expect(JSON.parse((await dead(...drop, '--yes')).stdout)).toMatchObject({ dryRun: false, dropped: 1 });

    expect(await dead('list', 'user-directory')).toMatchObject({ code: 0 });
    const account = await readFile(join(running.pipeline.dataDirectory, 'logs/operations.log'), 'utf8');
    expect(account).toContain('"message":"dead drop"');
  });

  it('are put back in order, each once, by two redrives of which one was interrupted', async () => {
    const users = ['ada', 'ben', 'cleo'];
    const letters = users.flatMap((user) => Array.from({ length: 20 }, (_, number) => `${user}-${number}`));
    const stage = await openLocalStage(file);
    const queues = await stage.services.queues();
    const { dlqUrl, queueUrl } = stage.description.subscribers['example'] ?? { dlqUrl: '', queueUrl: '' };
    for (const body of letters)
      await queues
        .wayInto(dlqUrl)
        .send([{ body, groupId: body.split('-')[0] ?? '', deduplicationId: body, attributes: {} }]);
    const before = (await queues.counts(queueUrl)).waiting;

    const redriving = typing(['dead', 'redrive', 'example', '--yes', '--file', file]);
    while ((await queues.counts(queueUrl)).waiting < before + 5) await setImmediate();
    redriving.kill('SIGINT');
    expect(await redriving.code).toBe(130);
    expect((await queues.counts(queueUrl)).waiting).toBeLessThan(before + letters.length);
    await dead('redrive', 'example', '--yes');

    const back = (await running.pipeline.peekQueue(queueUrl)).map(({ body }) => body);
    for (const user of users)
      expect(back.filter((body) => body.startsWith(`${user}-`))).toEqual(
        letters.filter((body) => body.startsWith(`${user}-`)),
      );
    expect(await queues.counts(dlqUrl)).toEqual({ waiting: 0, inHand: 0, delayed: 0 });
    stage.close();
  });

  it('that SNS could not deliver come into the archive', async () => {
    expect(await text('dead', 'show', 'archive', 'msg_undelivered', '--not-delivered')).toContain(
      'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist',
    );

    const redriven = await dead('redrive', 'archive', '--not-delivered', '--yes');

    expect(JSON.parse(redriven.stdout)).toMatchObject({ report: { end: 'done', sent: 1 } });
  });
});

describe('pausing on the command line', () => {
  it('stops a handler and starts it again', async () => {
    expect(await text('pause', 'user-directory', '--yes')).toContain('user-directory is paused');
    expect(await text('pause', 'user-directory')).toContain('user-directory is paused already');
    expect(await text('resume', 'user-directory', '--yes')).toContain('user-directory is running again');
  });

  it('is refused for a consumer, with the reason', async () => {
    const refused = await typed(['pause', 'example', '--file', file]);

    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe(
      '"example" is a consumer: its own service reads the queue, and stops when that service stops; allowed: user-directory, security-alerts\n',
    );
  });
});
