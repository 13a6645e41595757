import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CopiedTree } from '../mutants/copied-tree.ts';
import { program } from '../package/packed.ts';

const ROOT = join(import.meta.dirname, '../..');
const MINUTES = 60_000;
const LONGEST = 'the-longest-name-that-a-handler-can-have';

let tree: CopiedTree;

beforeAll(() => {
  tree = new CopiedTree(ROOT);
}, MINUTES);
afterAll(() => tree.remove());

const npm = (...args: string[]) => program('npm', args, { folder: tree.folder });

describe('npm run new:handler', () => {
  it(
    'writes handlers that are formatted, type-check, synthesize and pass their tests, whatever the configuration looks like',
    async () => {
      const path = join(tree.folder, 'pipeline.config.ts');
      const commented = readFileSync(path, 'utf8')
        .replace('import { definePipeline } from', 'import {\n  // The one.\n  definePipeline,\n} from')
        .replace(
          '[userDirectory, securityAlerts()]',
          '[\n    userDirectory,\n    securityAlerts(), // its last\n  ]',
        );
      writeFileSync(path, commented);

      for (const name of ['team-wallets', LONGEST])
        expect(await npm('run', '--silent', 'new:handler', name)).toMatchObject({ code: 0 });

      const written = ['pipeline.config.ts', 'lambda/handlers', 'test/lambda/handlers'];
      const good = expect.objectContaining({ code: 0 });
      expect(await npm('exec', '--', 'biome', 'check', '--vcs-enabled=false', ...written)).toEqual(good);
      expect(await npm('exec', '--', 'tsc')).toEqual({ code: 0, output: '' });
      expect(await npm('run', '--silent', 'synth')).toEqual(good);
      const tests = await npm('test', '--', 'handlers/team-wallets/', `handlers/${LONGEST}/`);
      expect(tests).toEqual(good);
      expect(tests.output).toMatch(/Tests:.* 2 total/);
    },
    10 * MINUTES,
  );
});
