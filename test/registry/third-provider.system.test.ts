import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyRepository, installProvider } from './install-provider.ts';

const MINUTES = 60_000;
/** Those that run over the registry, or name providers. */
const TESTS = [
  'test/registry',
  'test/core/events',
  'test/core/providers',
  'test/client/build-event',
  'test/lambda/handlers',
  'test/lambda/intake',
  'test/lib/config',
  'test/lib/web-acl-evaluated',
  'test/local/demo',
  'test/local/describe-pipeline',
];

describe('a third provider, one folder and one line in the registry,', () => {
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'third-provider-'));
    copyRepository(root);
    installProvider(root);
    await npm('run', 'generate');
  }, 5 * MINUTES);

  afterAll(() => rm(root, { recursive: true }));

  async function npm(...command: string[]): Promise<void> {
    await promisify(execFile)('npm', ['--silent', ...command], { cwd: root, maxBuffer: 2 ** 26 });
  }

  it(
    'compiles',
    async () => {
      await npm('exec', '--', 'tsc');
    },
    5 * MINUTES,
  );

  it(
    'passes the lint',
    async () => {
      await npm('exec', '--', 'biome', 'check', '--error-on-warnings', '.');
    },
    5 * MINUTES,
  );

  it(
    'passes the tests',
    async () => {
      await npm('test', '--', ...TESTS);
    },
    5 * MINUTES,
  );
});
