import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { handlerCode } from '../../lib/handler-code.ts';
import { LOCAL_MODE_CONTEXT } from '../../lib/local-mode.ts';
import { createFunctionHost } from '../../local/cloud/functions/function-host.ts';

process.env['CDK_VALIDATION'] = 'false';

const folder = mkdtempSync(join(tmpdir(), 'local-mode-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FAILS_AT_ONCE = `// A line that the bundle lacks.
interface Reason {
  readonly text: string;
}
function fail({ text }: Reason): never {
  throw new TypeError(text);
}
export const handle = fail({ text: 'broken' });
`;

/** Synthesizes a function with the handler in the file, and gives the folder of its code. */
function codeOf(entry: string, context: Record<string, unknown>): string {
  const outdir = mkdtempSync(join(folder, 'out-'));
  const app = new App({ outdir, context });
  new LambdaFunction(new Stack(app, 'Stack'), 'Handler', {
    code: handlerCode({
      name: 'any',
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
  return dirname(bundle);
}

function entry(text: string): string {
  const path = join(folder, 'handle.ts');
  writeFileSync(path, text);
  return path;
}

describe('the code of a handler that is played on this machine', () => {
  it('names the places in the sources when it fails', async () => {
    const path = entry(FAILS_AT_ONCE);
    const logFile = join(folder, 'any.log');
    const host = createFunctionHost({
      name: 'any',
      codeDirectory: codeOf(path, { [LOCAL_MODE_CONTEXT]: true }),
      handler: 'index.handler',
      environment: {},
      timeoutSeconds: 30,
      memoryMegabytes: 256,
      logFile,
    });

    const result = await host.invoke({});
    await host.close();

    expect(result).toEqual({ ok: false, error: { errorType: 'TypeError', errorMessage: 'broken' } });
    const [uncaught = '{}'] = readFileSync(logFile, 'utf8').split('\n');
    expect(JSON.parse(uncaught).stackTrace.slice(0, 2)).toEqual([
      `at fail (${path}:6:9)`,
      `at <anonymous> (${path}:8:23)`,
    ]);
  });

  it('is otherwise what is deployed, which has no source map', () => {
    const path = entry("export const handle = async () => 'ignored';");

    const local = codeOf(path, { [LOCAL_MODE_CONTEXT]: true });
    const deployed = codeOf(path, { stage: 'local' });

    expect([readdirSync(local), readdirSync(deployed)]).toEqual([
      ['index.mjs', 'index.mjs.map'],
      ['index.mjs'],
    ]);
    const [localCode, deployedCode] = [local, deployed].map((folder) =>
      readFileSync(join(folder, 'index.mjs'), 'utf8').split('//# '),
    );
    expect(localCode).toEqual([deployedCode?.[0], 'sourceMappingURL=index.mjs.map\n']);
    expect(deployedCode?.[1]).toMatch(/^sourceURL=any-[0-9a-f]{12}\.mjs\n$/);
  });
});
