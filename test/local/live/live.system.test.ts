import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { createClients } from '../../../local/cloud/engines/clients.ts';

const ROOT = join(import.meta.dirname, '../../..');
const MAIN = join(ROOT, 'local/main.ts');
const COMMAND = join(ROOT, 'package/bin/wallet-webhooks.mjs');
/** Synthesis takes a few seconds, more on a busy machine, and so do the tries. */
const START_MILLISECONDS = 300_000;

const APP = `
import { App } from 'aws-cdk-lib';
import { definePipeline, WalletWebhooksStack } from 'wallet-webhooks';
import { defineHandler } from 'wallet-webhooks/handler';

const crm = defineHandler({
  name: 'crm',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Fails for the users of Privy until it is mended.',
  events: ['*.user.created'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  retrySeconds: [3600],
  environment: { MENDED: import.meta.dirname + '/mended' },
});
const pipeline = definePipeline({
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  handlers: [crm],
  consumers: { feed: { events: ['dynamic.user.created'] } },
  stages: { local: { deletionProtection: false, extraAllowedCidrs: ['127.0.0.1/32', '::1/128'] } },
});
const app = new App();
new WalletWebhooksStack(app, 'Webhooks', { pipeline, stage: 'local' });
app.synth();
`;

/** It ignores no event: only those that were handled show that the others could have been. */
const HANDLE = `import { existsSync } from 'node:fs';

class CrmError extends Error {
  override name = 'CrmError';
}

type Context = { readonly environment: { readonly MENDED: string } };

export const handle = async (event: { readonly id: string; readonly type: string }, { environment }: Context) => {
  if (event.type.startsWith('dynamic.') || existsSync(environment.MENDED)) return 'applied';
  throw new CrmError('planted in ' + event.id);
};
`;

let folder: string;
const children: ChildProcess[] = [];

/** An app with a handler that fails for some users, in a folder of its own. */
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

const LINE_OF_THROW = 'handle\\.ts:11:9 \\(handle\\)';
const GROUP = 'privy/main#did:privy:cmzoefixture000000000001';

/** Sends an event, and gives its id. */
async function send(source: string): Promise<string> {
  const sent = await start(COMMAND, 'send', source, 'user.created').ended;
  return JSON.parse(sent).deliveries[0].id;
}

/** Sends an event that the handler fails on, and others that it handles until the condition holds. Gives the first one's id. */
async function poison(isSeen: () => boolean | Promise<boolean>): Promise<string> {
  const id = await send('privy/main');
  while (!(await isSeen())) await send('dynamic/main');
  return id;
}

describe('npm start with a handler that fails for one user', () => {
  it(
    'prints the delivery, the message, where it was thrown, the log and the quarantine, and logs no message',
    async () => {
      const pipeline = start(MAIN, '--port', '0', '--no-demo', '--retry-after', '1');
      await pipeline.prints(/^From here on/m);

      const id = await poison(() => pipeline.printed().includes('release it:'));

      const text = pipeline.printed();
      expect(text).toMatch(/→ privy\/main +200 accepted +privy\.user\.created/);
      expect(text).toMatch(/✗ crm +failed +privy\.user\.created/);
      expect(text).toContain(`CrmError: planted in ${id}`);
      expect(text).toMatch(new RegExp(`^ +at ${LINE_OF_THROW}$`, 'm'));
      expect(text).toContain('log: .local/logs/crm.log');
      expect(text).toContain('try 1 of 2: comes again in 1 s');
      expect(text).toMatch(/given up on after \d+ tries: in quarantine/);
      expect(text).toContain(`release it:  npx wallet-webhooks quarantine release crm ${GROUP}`);

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
    'lists the quarantine by a command, which drops an event and releases the others',
    async () => {
      const pipeline = start(MAIN, '--port', '0', '--no-demo', '--quiet', '--retry-after', '1');
      await pipeline.prints(/^ready /m);
      const quarantine = (...args: string[]) => start(COMMAND, 'quarantine', ...args, '--text').ended;
      const id = await poison(async () => (await quarantine('list', 'crm')).includes('1 event since'));
      await send('privy/main');
      let listed = '';
      while (!listed.includes('2 events since')) listed = await quarantine('list');

      expect(listed).toMatch(/^crm: 1 user in quarantine\n/);
      expect(listed).toContain(`  ${GROUP}\n    2 events since `);
      expect(listed).toContain(`    privy.user.created  ${id}\n`);
      expect(listed).toMatch(/failed \d+ times: CrmError\n +at .+handle\.ts:11:9/);
      expect(await quarantine('release', 'crm', GROUP, '--yes')).toContain(
        `✗ ${GROUP}  no event handled, then one failed again: CrmError; it stays, and those behind it\n`,
      );
      expect(await quarantine('drop', 'crm', GROUP, id, '--reason', 'a test', '--yes')).toBe(
        `${id}  privy.user.created, of ${GROUP} at crm, was taken\nout for good\n`,
      );
      await writeFile(join(folder, 'mended'), '');
      expect(await quarantine('release', 'crm', '--yes')).toContain(
        `✓ ${GROUP}  1 event handled, out of quarantine\n`,
      );
      expect(await quarantine('list', 'crm')).toBe('nobody in quarantine: crm\n');
      await rm(join(folder, 'mended'));

      pipeline.child.kill('SIGINT');
      // Asked to be quiet, it has printed nothing of all this between its beginning and its end.
      const [ready, page, stopped] = (await pipeline.ended).trim().split('\n').slice(-3);
      expect(ready).toMatch(/^ready /);
      expect(page).toMatch(/^console /);
      expect(stopped).toMatch(/^stopped: /);
    },
    START_MILLISECONDS,
  );

  it(
    'prints the same as JSON lines for programs',
    async () => {
      const pipeline = start(MAIN, '--port', '0', '--no-demo', '--json', '--retry-after', '1');
      await pipeline.prints(/"type":"ready"/);

      await poison(() => /"step":"give-up".*\n/.test(pipeline.printed()));

      const lines = pipeline.printed().trim().split('\n');
      const live = lines.map((line) => JSON.parse(line)).filter(({ time }) => time !== undefined);
      const crm = { type: 'handled', handler: 'crm', outcome: 'failed', group: GROUP, attempts: 2 };
      expect(live).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({
            type: 'delivered',
            source: 'privy/main',
            status: 200,
            outcome: 'accepted',
          }),
          expect.objectContaining({ ...crm, attempt: 1, step: 'retry' }),
          expect.objectContaining({ ...crm, step: 'give-up' }),
        ]),
      );
    },
    START_MILLISECONDS,
  );
});

describe('npm start with a consumer that deletes nothing', () => {
  it(
    'announces the dead letter, which a command shows and puts back',
    async () => {
      const pipeline = start(MAIN, '--port', '0', '--no-demo');
      await pipeline.prints(/^From here on/m);
      const id = await send('dynamic/main');
      const file = await readFile(join(folder, '.local/pipeline.json'), 'utf8');
      const { region, aws, subscribers } = JSON.parse(file);
      const { sqs } = createClients(region, aws);
      const QueueUrl = subscribers.feed.queueUrl;
      while (!pipeline.printed().includes('put it back:'))
        await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }));
      sqs.destroy();

      expect(pipeline.printed()).toMatch(/✗ feed +dead letter .+after \d+ tries/);
      const dead = (...args: string[]) => start(COMMAND, 'dead', ...args, '--text').ended;
      expect(await dead('list', 'feed')).toContain(`${id}  dynamic.user.created`);
      expect(await dead('redrive', 'feed', '--yes')).toContain('1 dead letter of 1 user put back');
      expect(await dead('list', 'feed')).toBe('no dead letters: feed\n');
    },
    START_MILLISECONDS,
  );
});
