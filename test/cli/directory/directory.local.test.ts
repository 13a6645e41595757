import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPipeline, startRunningPipeline } from '../../local/running-pipeline.ts';
import { typed } from '../typed.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;
const CREATED =
  '{"type":"user.created","user":{"id":"did:privy:ada","created_at":1763683200,"linked_accounts":[{"type":"email","address":"ada@example.test"}]}}';

describe('directory', () => {
  let running: RunningPipeline;
  let file: string;

  beforeAll(async () => {
    running = await startRunningPipeline();
    file = join(running.pipeline.dataDirectory, 'pipeline.json');
    await running.deliverToPrivy('ada-1', CREATED);
    await running.messagesAbout('ada-1');
  }, START_MILLISECONDS);
  afterAll(() => running?.close());

  it('shows the users to people', async () => {
    const { code, stdout, stderr } = await typed(['directory', '--file', file, '--text']);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^1 user in the directory\n\ndid:privy:ada {2}privy\/main\n/);
    expect(stdout).toContain('accounts  email ada@example.test\n');
  });

  it('gives them to programs as one object', async () => {
    const { stdout } = await typed(['directory', '--file', file]);

    expect(JSON.parse(stdout)).toMatchObject({
      users: [{ userId: 'did:privy:ada', source: 'privy/main', deleted: false, lastEventId: 'ada-1' }],
    });
  });
});

describe('directory where no pipeline runs', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('says so in one line, with code 1', async () => {
    expect(await typed(['directory'], { folder })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'no pipeline runs here: there is no .local/pipeline.json; start one with npx wallet-webhooks start, or name a deployed stage with --stage\n',
    });
  });

  it('says in one line that a file is no pipeline.json, with code 2', async () => {
    await writeFile(join(folder, 'other.json'), '{"a":1}');

    expect(await typed(['directory', '--file', 'other.json'], { folder })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'other.json is no pipeline.json; give the one of a pipeline that runs with --file\n',
    });
  });
});
