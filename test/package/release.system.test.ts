import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { pack, program, VERSION } from './packed.ts';

const ROOT = join(import.meta.dirname, '../..');
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name);

let folder: string;
let tarballs: { readonly app: string; readonly client: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-release-'));
  tarballs = await pack(folder);
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

describe.each<'app' | 'client'>(['app', 'client'])('the package for the %s', (name) => {
  it('is as publint wants it', async () => {
    const { code, output } = await program(bin('publint'), ['run', tarballs[name], '--strict'], { folder });

    expect([code, output]).toEqual([0, expect.stringContaining('All good!')]);
  });

  it('has the types that its modules have, at each entry', async () => {
    const args = [tarballs[name], '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'];

    const { code, output } = await program(bin('attw'), args, { folder });

    // Of each entry: how Node and how bundlers find it.
    const found = [
      ...stripVTControlCharacters(output).matchAll(
        /^"(.+?)"\n\nnode16 \(from ESM\): (.+?) *\nbundler: (.+?) *$/gm,
      ),
    ];
    expect([code, found.map(([, entry, node, bundler]) => [entry, node, bundler])]).toEqual([
      0,
      ENTRIES[name],
    ]);
  });

  it('says what changed in its version', async () => {
    const args = ['-xOzf', tarballs[name], 'package/CHANGELOG.md'];

    const { output } = await program('tar', args, { folder });

    expect(output.split('\n')).toContain(`## ${VERSION}`);
  });

  it('holds what it must, and nothing besides', async () => {
    const { output } = await program('tar', ['-tzf', tarballs[name]], { folder });

    const files = output.trim().split('\n');
    const places = files.map((file) => file.split('/').slice(1, file.includes('/dist/') ? 3 : undefined));
    expect([...new Set(places.map((place) => place.join('/')))].sort()).toEqual(CONTENTS[name]);
    expect(files.filter((file) => /\.[cm]?ts$/.test(file) && !/\.d\.c?ts$/.test(file))).toEqual([]);
  });
});

const ENTRIES = {
  app: [
    ['wallet-webhooks', 'OK (ESM)', 'OK'],
    ['wallet-webhooks/handler', 'OK (ESM)', 'OK'],
    ['wallet-webhooks/testing', 'OK (ESM)', 'OK'],
    ['wallet-webhooks/package.json', 'OK (JSON)', 'OK (JSON)'],
  ],
  client: [
    ['wallet-webhooks-client', 'OK (ESM)', 'OK'],
    ['wallet-webhooks-client/testing', 'OK (ESM)', 'OK'],
    ['wallet-webhooks-client/schemas/*.json', '(wildcard)', '(wildcard)'],
  ],
};

const EVERYWHERE = ['CHANGELOG.md', 'LICENSE', 'README.md'];

const CONTENTS = {
  app: [
    ...EVERYWHERE,
    'bin/es-modules-only.cjs',
    ...['constructs', 'handler', 'testing'].map((entry) => `bin/es-modules-only/${entry}.d.cts`),
    'bin/wallet-webhooks.mjs',
    ...[
      'aws',
      'bundles',
      'cli',
      'client',
      'console',
      'core',
      'lambda',
      'lib',
      'local',
      'ops',
      'source-maps',
    ].map((room) => `dist/${room}`),
    'package.json',
  ],
  client: [
    ...EVERYWHERE,
    ...['client', 'core', 'index.js', 'schemas', 'testing.js'].map((part) => `dist/${part}`),
    'package.json',
  ],
};

describe('the package for the app', () => {
  it('holds what is compiled, bundled and sampled', async () => {
    const { output } = await program('tar', ['-tzf', tarballs.app], { folder });
    const files = output.trim().split('\n');

    expect(files).toEqual(
      expect.arrayContaining([
        'package/dist/bundles/archive/index.mjs',
        'package/dist/bundles/drain/index.mjs',
        'package/dist/bundles/intake/index.mjs',
        'package/dist/console/page/index.html',
        'package/dist/console/page/page.js',
        'package/dist/console/page/style.css',
        'package/dist/console/start-console.js',
        'package/dist/core/providers/privy/fixtures/user.created.json',
        'package/dist/lib/index.js',
        'package/dist/local/cloud/engines/supervisor.js',
      ]),
    );
  });
});
