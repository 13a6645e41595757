import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const PACK_AND_COMPILE_MILLISECONDS = 120_000;

const consumer = `
import { baseUnits, type EventsMatching, parseMessage, schemaUrl, secondsToDate } from 'wallet-webhooks-client';
import { buildEvent, buildNotification } from 'wallet-webhooks-client/testing';

const welcome = (event: EventsMatching<'*.user.created'>): string =>
  event.type === 'privy.user.created'
    ? event.data.user.id + ' ' + secondsToDate(event.data.user.created_at).toISOString()
    : event.data.data.id;

// @ts-expect-error a pattern that matches nothing
type Nothing = EventsMatching<'privy.user.creatd'>;

const parsed = parseMessage(buildNotification(buildEvent('privy.user.created', { data: { user: { id: 'did:privy:ada' } } })));
if (!parsed.ok) throw new Error(parsed.message);
if (parsed.event.type !== 'privy.user.created') throw new Error('another type');
// @ts-expect-error no such field
parsed.event.data.nobody;
const amount: bigint = baseUnits('115000000000000000001');
console.log([welcome(parsed.event), amount, parsed.drift.length, schemaUrl('privy.user.created').pathname].join(' | '));
`;

const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2022', 'DOM'],
    types: [],
    module: 'NodeNext',
    outDir: 'out',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
  },
};

/** The Node of the machine, besides the one these tests run on: the package supports Node 20 and later. */
const withoutProjectBinaries = {
  ...process.env,
  PATH: (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')))
    .join(delimiter),
};

const run = (cwd: string, command: string, args: readonly string[]): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describe('the packed client', () => {
  const project = mkdtempSync(join(tmpdir(), 'wallet-webhooks-consumer-'));
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it(
    'installs into a blank project without dependencies, compiles in strict mode and runs',
    () => {
      const packed = run(join(root, 'client'), 'npm', [
        'pack',
        '--json',
        '--silent',
        '--ignore-scripts=false',
        '--pack-destination',
        project,
      ]);
      const [{ filename, files }] = JSON.parse(packed.slice(packed.indexOf('[\n')));
      expect(files.map(({ path }: { path: string }) => path)).toEqual(
        expect.arrayContaining([
          'LICENSE',
          'README.md',
          'dist/index.js',
          'dist/testing.js',
          'dist/schemas/privy.test.json',
        ]),
      );

      writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module', private: true }));
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(tsconfig));
      writeFileSync(join(project, 'consumer.ts'), consumer);
      run(project, 'npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', `./${filename}`]);
      const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
      expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/wallet-webhooks-client']);

      run(project, process.execPath, [join(root, 'node_modules/typescript/bin/tsc')]);
      const output = run(project, process.execPath, ['out/consumer.js']);
      const options = { cwd: project, encoding: 'utf8', env: withoutProjectBinaries } as const;
      expect(execFileSync('node', ['out/consumer.js'], options)).toBe(output);
      const [user, amount, drifts, schema = ''] = output.trim().split(' | ');
      expect([user, amount, drifts]).toEqual([
        'did:privy:ada 2026-11-21T00:00:00.000Z',
        '115000000000000000001',
        '0',
      ]);
      expect(JSON.parse(readFileSync(schema, 'utf8'))).toMatchObject({
        $id: 'urn:wallet-webhooks:privy.user.created',
      });
    },
    PACK_AND_COMPILE_MILLISECONDS,
  );
});
