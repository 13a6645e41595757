import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStartError } from '../../local/cloud/cannot-start-error.ts';
import { synthesize } from '../../local/synthesize.ts';

const CONFIG = new URL('../../lib/config/pipeline-config-error.ts', import.meta.url);

let folder: string;
let outputDirectory: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'synthesize-'));
  outputDirectory = join(folder, 'cdk.out');
});
afterEach(() => rm(folder, { recursive: true }));

const app = (command: string, build?: string) => ({
  folder,
  command,
  context: {},
  ...(build === undefined ? {} : { build }),
});

describe('synthesize', () => {
  it("runs the app's build before it", async () => {
    const build = 'echo compiled > app.out';

    await synthesize(app('cp app.out seen.out', build), { stage: 'local', outputDirectory });

    expect(await readFile(join(folder, 'seen.out'), 'utf8')).toBe('compiled\n');
  });

  it('does not run an app whose build fails, and says what the build says', async () => {
    const failing = app('touch app.out', 'echo "app.ts: no such type" && exit 3');

    await expect(synthesize(failing, { stage: 'local', outputDirectory })).rejects.toThrow(
      new CannotStartError(
        'BAD_APP',
        'cdk.json: build: echo "app.ts: no such type" && exit 3 fails:\napp.ts: no such type',
      ),
    );
    expect(existsSync(join(folder, 'app.out'))).toBe(false);
  });

  it('says what is wrong with a configuration, and only that', async () => {
    await writeFile(
      join(folder, 'app.ts'),
      `import { PipelineConfigError } from '${CONFIG}';\nthrow new PipelineConfigError(['sources: the pipeline has 0']);\n`,
    );

    const synthesis = synthesize(app('node app.ts'), { stage: 'local', outputDirectory });

    await expect(synthesis).rejects.toBeInstanceOf(CannotStartError);
    await expect(synthesis).rejects.toThrow(
      /^the pipeline configuration has a problem:\n {2}- sources: the pipeline has 0$/,
    );
  });

  it('keeps the trace of any other fault', async () => {
    await writeFile(join(folder, 'app.mjs'), 'throw new TypeError("odd");\n');

    await expect(synthesize(app('node app.mjs'), { stage: 'local', outputDirectory })).rejects.toThrow(
      /^the CDK app does not synthesize for the stage local:\n[\s\S]*TypeError: odd\n {4}at /,
    );
  });
});
