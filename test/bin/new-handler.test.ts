import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configLine } from '../../bin/new-handler/config-line.ts';
import { newHandler } from '../../bin/new-handler/new-handler.ts';

const ROOT = join(import.meta.dirname, '../..');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-handler-'));
  for (const path of ['pipeline.config.ts', 'lambda/handlers/_template', 'test/lambda/handlers/_template'])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('newHandler', () => {
  it('writes the folder, the test and the line in the configuration, each with the name', () => {
    expect(newHandler(folder, 'team-wallets').sort()).toEqual([
      'lambda/handlers/team-wallets/handle.ts',
      'lambda/handlers/team-wallets/manifest.ts',
      'pipeline.config.ts',
      'test/lambda/handlers/team-wallets/handle.test.ts',
    ]);

    expect(read('lambda/handlers/team-wallets/manifest.ts')).toContain(
      "export const teamWallets = defineHandler({\n  name: 'team-wallets',\n",
    );
    expect(read('test/lambda/handlers/team-wallets/handle.test.ts')).toContain(
      "import { teamWallets } from '../../../../lambda/handlers/team-wallets/manifest.ts';",
    );
    expect(read('pipeline.config.ts')).toContain(
      "import { teamWallets } from './lambda/handlers/team-wallets/manifest.ts';\n",
    );
    expect(read('pipeline.config.ts')).toContain('handlers: [userDirectory, teamWallets],');
  });

  it.each([
    ['Team', 'name: "Team" is not allowed; allowed: 1 to 40 lower-case letters'],
    ['', 'name: "" is not allowed; allowed: 1 to 40 lower-case letters'],
    ['_template', 'name: "_template" is not allowed'],
  ])('refuses the name %j', (name, message) => {
    expect(() => newHandler(folder, name)).toThrow(message);
  });

  it('refuses a name that is taken, and writes nothing', () => {
    newHandler(folder, 'team-wallets');
    const config = read('pipeline.config.ts');

    expect(() => newHandler(folder, 'team-wallets')).toThrow(
      'name: "team-wallets" is taken; lambda/handlers/team-wallets is there already; choose another',
    );
    expect(read('pipeline.config.ts')).toBe(config);
  });
});

describe('configLine', () => {
  const handler = { constant: 'one', manifest: './one.ts' };

  it('adds to an empty list, and to one on lines of its own', () => {
    const head = "import { a } from 'a';\n";
    const imported = `${head}import { one } from './one.ts';\n`;

    expect(configLine(`${head}  handlers: [],`, handler)).toBe(`${imported}  handlers: [one],`);
    expect(configLine(`${head}  handlers: [\n    a,\n  ],`, handler)).toBe(
      `${imported}  handlers: [\n    a, one],`,
    );
  });

  it('says what it misses', () => {
    expect(() => configLine('export default {}', handler)).toThrow('there is no "handlers: [" to add to');
  });
});
