import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configuredNames } from '../../bin/new-handler/configured-names.ts';
import { newHandler } from '../../bin/new-handler/new-handler.ts';
import { RESERVED_WORDS } from '../../bin/new-handler/reserved-words.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONFIGURED = ['user-directory', 'security-alerts', 'example'];
const COPIED = ['pipeline.config.ts', 'biome.json', 'bin/lint'];

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-handler-'));
  for (const path of [...COPIED, 'lambda/handlers/_template', 'test/lambda/handlers/_template'])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const start = (name: string) => newHandler({ root: folder, name, configured: CONFIGURED });

describe('newHandler', () => {
  it('writes the folder, the test and the line in the configuration, each with the name', () => {
    expect(start('team-wallets').toSorted()).toEqual([
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
    expect(read('pipeline.config.ts')).toContain('handlers: [userDirectory, securityAlerts(), teamWallets],');
  });

  it('leaves the imports of the configuration sorted, as the formatter wants them', () => {
    start('team-wallets');

    expect(read('pipeline.config.ts').split('\n').slice(0, 3)).toEqual([
      "import { definePipeline, securityAlerts } from 'wallet-webhooks';",
      "import { teamWallets } from './lambda/handlers/team-wallets/manifest.ts';",
      "import { userDirectory } from './lambda/handlers/user-directory/manifest.ts';",
    ]);
  });

  it("takes a name that holds the template's", () => {
    start('login-count-by-day');

    expect(read('test/lambda/handlers/login-count-by-day/handle.test.ts')).toContain(
      "import { loginCountByDay } from '../../../../lambda/handlers/login-count-by-day/manifest.ts';",
    );
  });

  it.each([
    ['Team', 'name: "Team" is not allowed; allowed: 1 to 40 lower-case letters'],
    ['', 'name: "" is not allowed; allowed: 1 to 40 lower-case letters'],
    ['_template', 'name: "_template" is not allowed'],
    [
      'delete',
      'name: "delete" is not allowed; no constant can be called delete; choose another, such as "delete-handler"',
    ],
    [
      'define-pipeline',
      'name: "define-pipeline" is not allowed; pipeline.config.ts calls something else definePipeline; choose another, such as "define-pipeline-handler"',
    ],
    ['define-handler', 'lambda/handlers/define-handler/manifest.ts calls something else defineHandler;'],
    ['handle', 'handlers/handle/handle.test.ts calls something else handle;'],
    ['login', 'test/lambda/handlers/login/handle.test.ts calls something else login;'],
    ['expect', 'test/lambda/handlers/expect/handle.test.ts calls something else expect;'],
    [
      'example',
      'name: "example" is taken; handlers and consumers: "example" is the name of another too; allowed: a name of its own, which differs from others in more than hyphens; choose another',
    ],
    [
      'ex-ample',
      'name: "ex-ample" is taken; handlers and consumers: "ex-ample" differs from "example", the name of another, in hyphens only;',
    ],
    ['userdirectory', '"userdirectory" differs from "user-directory", the name of another, in hyphens only;'],
  ])('refuses the name %j, and writes nothing', (name, message) => {
    const config = read('pipeline.config.ts');

    expect(() => start(name)).toThrow(message);

    expect(read('pipeline.config.ts')).toBe(config);
    expect(readdirSync(join(folder, 'lambda/handlers'))).toEqual(['_template']);
  });

  it.each([...RESERVED_WORDS])('refuses %s, which TypeScript takes for something else', (word) => {
    expect(() => start(word)).toThrow(`no constant can be called ${word}`);
  });

  it('refuses a name that is taken, and writes nothing', () => {
    start('team-wallets');
    const config = read('pipeline.config.ts');

    expect(() => start('team-wallets')).toThrow(
      'name: "team-wallets" is taken; lambda/handlers/team-wallets is there already; choose another',
    );
    expect(read('pipeline.config.ts')).toBe(config);
  });

  it('refuses a name whose test is there already', () => {
    cpSync(
      join(folder, 'test/lambda/handlers/_template'),
      join(folder, 'test/lambda/handlers/team-wallets'),
      {
        recursive: true,
      },
    );

    expect(() => start('team-wallets')).toThrow('test/lambda/handlers/team-wallets is there already');
  });

  it('writes nothing where the configuration is no TypeScript', () => {
    writeFileSync(join(folder, 'pipeline.config.ts'), 'export default { handlers: [], sources: { }}}');

    expect(() => start('team-wallets')).toThrow('the formatter refuses what would be written');
    expect(() => read('lambda/handlers/team-wallets/manifest.ts')).toThrow('ENOENT');
  });
});

describe('configuredNames', () => {
  it('gives the handlers and the consumers', async () => {
    expect(await configuredNames(join(ROOT, 'pipeline.config.ts'))).toEqual(CONFIGURED);
  });
});
