import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../../..');
const MAIN = join(ROOT, 'local/main.ts');
const SEND = join(ROOT, 'local/demo/send-sample.ts');
const DEAD_LETTERS = join(ROOT, 'local/demo/show-dead-letters.ts');
/** Synthesis takes a few seconds, more on a busy machine, and so do the tries. */
const START_MILLISECONDS = 120_000;

const APP = `
import { App } from 'aws-cdk-lib';
import { definePipeline, WalletWebhooksStack } from 'wallet-webhooks';
import { defineHandler } from 'wallet-webhooks/handler';

const crm = defineHandler({
  name: 'crm',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Fails.',
  events: ['privy.user.created'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  retrySeconds: [3600],
});
const pipeline = definePipeline({
  sources: { 'privy/main': {} },
  handlers: [crm],
  stages: { local: { deletionProtection: false, extraAllowedCidrs: ['127.0.0.1/32', '::1/128'] } },
});
const app = new App();
new WalletWebhooksStack(app, 'Webhooks', { pipeline, stage: 'local' });
app.synth();
`;

const HANDLE = `class CrmError extends Error {
  override name = 'CrmError';
}

export const handle = async (event: { readonly id: string }): Promise<never> => {
  throw new CrmError('planted in ' + event.id);
};
`;

let folder: string;
const children: ChildProcess[] = [];

/** An app with a handler that fails for every event, in a folder of its own. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-live-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'cdk.json'), '{"app":"node app.ts"}');
  await writeFile(join(folder, 'app.ts'), APP);
  await writeFile(join(folder, 'handle.ts'), HANDLE);
  await mkdir(join(folder, 'node_modules'));
  for (const name of ['aws-cdk-lib', 'constructs'])
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  await symlink(ROOT, join(folder, 'node_modules', 'wallet-webhooks'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rm(folder, { recursive: true }));

function start(program: string, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(printed)));
  // The test's own time limit ends it.
  const prints = async (pattern: RegExp) => {
    while (!pattern.test(printed)) await setTimeout(20);
  };
  return { child, ended, prints, printed: () => printed };
}

const LINE_OF_THROW = 'handle\\.ts:6:9 \\(handle\\)';

describe('npm start with a handler that fails', () => {
  it(
    'prints the delivery, the message, where it was thrown, the log and the dead letter, and logs no message',
    async () => {
      const pipeline = start(MAIN, '--port', '0', '--no-demo', '--retry-after', '1');
      await pipeline.prints(/^From here on/m);
      const sent = await start(SEND, 'privy/main', 'user.created').ended;
      const { id } = JSON.parse(sent.replace('200 ', ''));

      await pipeline.prints(/send it again/);

      const text = pipeline.printed();
      expect(text).toMatch(/→ privy\/main +200 accepted +privy\.user\.created/);
      expect(text).toMatch(/✗ crm +failed +privy\.user\.created/);
      expect(text).toContain(`CrmError: planted in ${id}`);
      expect(text).toMatch(new RegExp(`^ +at ${LINE_OF_THROW}$`, 'm'));
      expect(text).toContain('log: .local/logs/crm.log');
      expect(text).toContain('try 1 of 2: comes again in 1 s');
      expect(text).toContain('CrmError, as before; try 2 of 2: a dead letter in 1 s');
      expect(text).toMatch(/✗ crm +dead letter .+after 2 tries/);
      expect(await start(DEAD_LETTERS, 'crm').ended).toContain(`privy.user.created  ${id}`);
      expect(await start(DEAD_LETTERS, 'crm', '--again').ended).toContain('crm: 1 dead letter, sent again');
      await pipeline.prints(/after 2 tries.+after 2 tries/s);

      pipeline.child.kill('SIGINT');
      await pipeline.ended;
      const logs = join(folder, '.local/logs');
      const files = await readdir(logs);
      expect(files).toContain('crm.log');
      for (const file of files) expect(await readFile(join(logs, file), 'utf8')).not.toContain('planted in');
      expect(await readFile(join(logs, 'crm.log'), 'utf8')).toContain(id);
    },
    START_MILLISECONDS,
  );

  it(
    'prints the same as JSON lines for programs',
    async () => {
      const pipeline = start(MAIN, '--port', '0', '--no-demo', '--json', '--retry-after', '1');
      await pipeline.prints(/"type":"ready"/);
      await start(SEND, 'privy/main', 'user.created').ended;

      await pipeline.prints(/"type":"dead-letter".*\n/);

      const lines = pipeline.printed().trim().split('\n');
      const live = lines.map((line) => JSON.parse(line)).filter(({ time }) => time !== undefined);
      expect(live).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({
            type: 'delivered',
            source: 'privy/main',
            status: 200,
            outcome: 'accepted',
          }),
          expect.objectContaining({ type: 'handled', handler: 'crm', outcome: 'failed', attempt: 1 }),
          expect.objectContaining({ type: 'dead-letter', subscriber: 'crm', tries: 2 }),
        ]),
      );
    },
    START_MILLISECONDS,
  );

  it(
    'prints nothing of it where it is asked to be quiet',
    async () => {
      const pipeline = start(MAIN, '--port', '0', '--no-demo', '--quiet', '--retry-after', '1');
      await pipeline.prints(/^ready /m);
      await start(SEND, 'privy/main', 'user.created').ended;
      let letters = '';
      while (!letters.includes('1 dead letter')) letters = await start(DEAD_LETTERS, 'crm').ended;

      pipeline.child.kill('SIGINT');

      expect((await pipeline.ended).trim().split('\n').at(-1)).toMatch(/^ready /);
    },
    START_MILLISECONDS,
  );
});
