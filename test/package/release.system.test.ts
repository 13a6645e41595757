import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack, program } from './packed.ts';

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

  it('has the types that its modules have', async () => {
    const args = [tarballs[name], '--profile', 'esm-only', '--no-color', '--no-emoji'];

    expect(await program(bin('attw'), args, { folder })).toMatchObject({
      code: 0,
      output: expect.stringContaining('node16 (from ESM): OK'),
    });
  });
});

describe('the package for the app', () => {
  it('holds what is compiled, bundled and sampled, and no source', async () => {
    const { output } = await program('tar', ['-tzf', tarballs.app], { folder });
    const files = output.trim().split('\n');

    expect(files).toEqual(
      expect.arrayContaining([
        'package/CHANGELOG.md',
        'package/LICENSE',
        'package/README.md',
        'package/bin/wallet-webhooks.mjs',
        'package/dist/bundles/drain/index.mjs',
        'package/dist/bundles/intake/index.mjs',
        'package/dist/core/providers/privy/fixtures/user.created.json',
        'package/dist/lib/index.js',
        'package/dist/local/engines/supervisor.js',
      ]),
    );
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
  });
});
