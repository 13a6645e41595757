import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretStatus } from '../../../ops/secrets/secret-status.ts';
import { sendEvents } from '../../../ops/send/send-events.ts';
import { openLocalStage } from '../../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../../local/running-pipeline.ts';
import { typed } from '../typed.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const NEW_SECRET = 'whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';

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

const put = (input: string, ...flags: string[]) =>
  typed(['secret', 'put', 'privy/main', '--file', file, '--text', ...flags], { input });
const current = () => stage.signingSecret?.(stage.description.sources['privy/main']?.secretId ?? '');

describe('secret put', () => {
  it('says what it would do, and does it only with --yes', async () => {
    const before = await current();

    const { code, stdout, stderr } = await put(NEW_SECRET);

    expect(stdout).toMatch(/^would put another signing secret of privy\/main\n/);
    expect([code, stderr]).toEqual([0, 'nothing was changed: this is what would be done; --yes does it\n']);
    expect(await current()).toBe(before);
  });

  it('refuses what was pasted wrongly, and repeats nothing of it', async () => {
    expect(await put(`'${NEW_SECRET}'`, '--yes')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'this is no signing secret of Privy: it is in quotes; leave them out\n',
    });
  });

  it('rotates: the new one is in use at once, and the one before is still accepted', async () => {
    const before = await current();

    const { code, stdout } = await put(`${NEW_SECRET}\n`, '--yes');

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^put another signing secret of privy\/main\nIt is in use at .+\nThe one before is accepted until 20\d\d-\S+Z\.\n$/,
    );
    expect(await current()).toBe(NEW_SECRET);
    const event = { source: 'privy/main', event: 'user.created' };
    expect(await sendEvents(stage, { ...event, secret: NEW_SECRET })).toMatchObject({ asExpected: true });
    expect(await sendEvents(stage, { ...event, secret: before ?? '' })).toMatchObject({ asExpected: true });
    const { sources } = await secretStatus(stage, { source: 'privy/main' });
    expect(sources[0]?.previousUntil?.getTime()).toBe((sources[0]?.putAt?.getTime() ?? 0) + 48 * 3_600_000);
  });

  it('leaves no secret in the account of who did what', async () => {
    const log = await readFile(join(running.pipeline.dataDirectory, 'logs', 'operations.log'), 'utf8');

    expect(log).toContain('"message":"secret put"');
    expect(log).not.toContain('whsec_');
  });
});

describe('secret status', () => {
  it('shows every source', async () => {
    const { code, stdout } = await typed(['secret', 'status', '--file', file, '--text']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^dynamic\/main {2}20\d\d-\S+Z {2}–$/m);
  });
});
