import {
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { stackFrames } from '../../../lambda/stack-frames.ts';
import { handlerCode } from '../../../lib/handler-code.ts';
import { createFunctionHost } from '../../../local/cloud/functions/function-host.ts';
import { typed } from '../typed.ts';

process.env['CDK_VALIDATION'] = 'false';

const FAILS_AT_ONCE = `// A line that the bundle lacks.
interface Reason {
  readonly text: string;
}
function fail({ text }: Reason): never {
  throw new TypeError(text);
}
export const handle = fail({ text: 'broken' });
`;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'frames-')));
const entry = join(folder, 'handle.ts');
const outdir = join(folder, 'cdk.out');
const sources = relative(process.cwd(), folder);
let logLine: string;

/** Runs what is deployed, and takes the line of its log that says how it failed. */
beforeAll(async () => {
  writeFileSync(entry, FAILS_AT_ONCE);
  const app = new App({ outdir });
  new LambdaFunction(new Stack(app, 'Stack'), 'Handler', {
    code: handlerCode({
      name: 'greet-users',
      entry: pathToFileURL(entry),
      description: 'An example.',
      events: ['*'],
      timeoutSeconds: 30,
      memoryMegabytes: 256,
    }),
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
  });
  app.synth();
  const [bundle = 'none'] = globSync(join(outdir, 'asset.*/index.mjs'));
  const logFile = join(folder, 'greet-users.log');
  const host = createFunctionHost({
    name: 'greet-users',
    codeDirectory: dirname(bundle),
    handler: 'index.handler',
    environment: {},
    timeoutSeconds: 30,
    memoryMegabytes: 256,
    logFile,
  });
  await host.invoke({});
  await host.close();
  [logLine = ''] = readFileSync(logFile, 'utf8').split('\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const frames = (...args: string[]) => typed(['frames', '--text', ...args], { folder });

describe('the command for frames', () => {
  it('says which lines of the sources a line of the log is about', async () => {
    expect(JSON.parse(logLine).stackTrace[0]).toMatch(/^at fail \(greet-users-[0-9a-f]{12}\.mjs:\d+:\d+\)$/);

    expect(await frames(logLine)).toEqual({
      code: 0,
      stderr: '',
      stdout: [
        `at fail (${sources}/handle.ts:6:9)`,
        '     throw new TypeError(text);',
        `at ${sources}/handle.ts:8:23`,
        "     export const handle = fail({ text: 'broken' });",
        '',
      ].join('\n'),
    });
  });

  it('finds the maps in another folder', async () => {
    const { stdout } = await frames('--maps', join(outdir, 'source-maps'), logLine);

    expect(stdout).toContain(`at fail (${sources}/handle.ts:6:9)`);
  });

  it('says of which build it lacks the map, with code 1', async () => {
    const frame = 'at async handle (greet-users-0f1e2d3c4b5a.mjs:12:34)';

    expect(await frames('--maps', 'nowhere', frame)).toEqual({
      code: 1,
      stderr: '',
      stdout:
        `${frame}\nno source map of greet-users-0f1e2d3c4b5a.mjs in nowhere; give the folder that was kept with --maps, ` +
        'or synthesize the commit that was deployed\n',
    });
  });

  it('reads the standard input where it is given no text, and answers programs with JSON', async () => {
    const maps = join(outdir, 'source-maps');

    const { stdout } = await typed(['frames', '--maps', maps], { folder, input: logLine });

    expect(JSON.parse(stdout).frames[0]).toMatchObject({
      functionName: 'fail',
      source: { file: `${sources}/handle.ts`, line: 6, column: 9, code: 'throw new TypeError(text);' },
    });
  });

  it('refuses a text without frames of a build in one line, with code 2', async () => {
    expect(await frames('at handle (file:///var/task/index.mjs:1:2)')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'no frame names a build; allowed: such as "at handle (user-directory-0f1e2d3c4b5a.mjs:12:3456)"\n',
    });
  });
});

describe('what is deployed', () => {
  it('has no source map: that is kept beside the assets, with the text of its own sources only', () => {
    expect(readdirSync(dirname(globSync(join(outdir, 'asset.*/index.mjs'))[0] ?? ''))).toEqual(['index.mjs']);
    const [name = ''] = readdirSync(join(outdir, 'source-maps'));
    expect(name).toMatch(/^greet-users-[0-9a-f]{12}\.mjs\.map$/);
    const map = JSON.parse(readFileSync(join(outdir, 'source-maps', name), 'utf8'));
    const texts = Object.fromEntries(
      map.sources.map((source: string, index: number) => [source, map.sourcesContent[index]]),
    );
    expect(texts[`${sources}/handle.ts`]).toBe(FAILS_AT_ONCE);
    const packages = Object.keys(texts).filter((source) => source.startsWith('node_modules/'));
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter((source) => texts[source] !== null)).toEqual([]);
  });

  it('names its build in the frames that are logged', () => {
    const error = new Error('of somebody');
    error.stack = 'Error: of somebody\n    at handle (greet-users-0f1e2d3c4b5a.mjs:12:34)';

    expect(stackFrames(error)).toEqual(['at handle (greet-users-0f1e2d3c4b5a.mjs:12:34)']);
  });
});
