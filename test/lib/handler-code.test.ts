import { execFileSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { build } from 'esbuild';
import { defineHandler } from '../../lambda/handler-kit/define-handler.ts';
import { writeBundle } from '../../lib/bundle.ts';
import { PipelineConfigError } from '../../lib/config/pipeline-config-error.ts';
import { handlerBundle, handlerCode } from '../../lib/handler-code.ts';

process.env['CDK_VALIDATION'] = 'false';

/** A folder that knows nothing of this repository: no lock file, no packages, no tsconfig. */
const elsewhere = mkdtempSync(join(tmpdir(), 'wallet-webhooks-handlers-'));
afterAll(() => rmSync(elsewhere, { recursive: true }));

function file(name: string, text: string): URL {
  const path = join(elsewhere, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return pathToFileURL(path);
}

function handler(name: string, entry: URL | string) {
  return defineHandler({
    name,
    entry,
    description: 'An example.',
    events: ['*'],
    timeoutSeconds: 30,
    memoryMegabytes: 256,
  });
}

const SYNTHESIS_ONLY = ['aws-cdk-lib', 'constructs', 'esbuild', 'fauxqs'];
const IGNORES = "export const handle = async () => 'ignored';";

describe('the code of a handler', () => {
  it('is bundled from a file anywhere, with the packages in CommonJS that it imports', () => {
    file('node_modules/old/package.json', '{}');
    file(
      'node_modules/old/index.js',
      "const crypto = require('node:crypto'); module.exports = crypto.randomUUID;",
    );
    const entry = file(
      'handle.ts',
      `import uuid from 'old';\n${IGNORES}\nconsole.log(uuid().length as number);`,
    );

    writeBundle(handlerBundle(handler('any', entry)), join(elsewhere, 'out'));

    const environment = {
      INBOX_TABLE: 'inbox',
      INBOX_RETENTION_DAYS: '100',
      HANDLER_QUEUE_URL: 'https://sqs.example.test/q.fifo',
      QUARANTINE_TABLE: 'quarantine',
      HANDLER_RETRY_SECONDS: '[1]',
      AWS_REGION: 'eu-west-1',
    };
    const script = `import(${JSON.stringify(join(elsewhere, 'out/index.mjs'))}).then((module) => console.log(typeof module.handler))`;
    const output = execFileSync(process.execPath, ['-e', script], { env: environment, encoding: 'utf8' });
    expect(output).toBe('36\nfunction\n');
  });

  it('holds no constructs and none of what only the synthesis needs', async () => {
    const { contents, folder } = handlerBundle(handler('any', file('handle.ts', IGNORES)));

    const { metafile } = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
    });

    const packages = Object.keys(metafile.inputs).flatMap(
      (path) => /node_modules\/([^/]+)/.exec(path)?.[1] ?? [],
    );
    expect(packages).toContain('@aws-sdk');
    expect(packages.filter((name) => SYNTHESIS_ONLY.includes(name))).toEqual([]);
  });

  it('is its own for each of two handlers in one folder', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    for (const name of ['one', 'two']) {
      const code = handlerCode(handler(name, file(`${name}.ts`, IGNORES)));
      new LambdaFunction(stack, name, { code, runtime: Runtime.NODEJS_24_X, handler: 'index.handler' });
    }

    const { directory } = app.synth();
    const bundles = globSync(join(directory, 'asset.*/index.mjs')).map((path) => readFileSync(path, 'utf8'));
    expect(bundles.map((text) => /name:"(one|two)"/.exec(text)?.[1]).sort()).toEqual(['one', 'two']);
  });

  it('is refused with the place of the mistake', () => {
    const broken = file(
      'broken.ts',
      "import { nothing } from './nowhere.ts';\nexport const handle = nothing;",
    );

    expect(() => writeBundle(handlerBundle(handler('any', broken)), join(elsewhere, 'out'))).toThrow(
      'the handler "any" does not bundle: broken.ts:1: Could not resolve "./nowhere.ts"',
    );
  });

  it('is refused without a place where it is the entry that is not there', () => {
    const gone = handler('any', new URL('gone.ts', import.meta.url));

    expect(() => writeBundle(handlerBundle(gone), join(elsewhere, 'out'))).toThrow(
      / the handler "any" does not bundle: Could not resolve ".*\/test\/lib\/gone\.ts"$/,
    );
  });

  it('is refused in one line where the entry has no handle, also by CDK', () => {
    const any = handler('any', file('other.ts', 'export const handler = 1;'));
    const make = () =>
      new LambdaFunction(new Stack(new App(), 'Stack'), 'Any', {
        code: handlerCode(any),
        runtime: Runtime.NODEJS_24_X,
        handler: 'index.handler',
      });

    const message =
      'the pipeline configuration has a problem:\n' +
      '  - the handler "any": entry: other.ts exports no handle; allowed: export const handle';
    expect(make).toThrow(new Error(message));
    expect(make).toThrow(PipelineConfigError);
  });

  it('leaves an error that is none of the build as it is', () => {
    const bundle = handlerBundle(handler('any', file('handle.ts', IGNORES)));

    expect(() => writeBundle(bundle, undefined as never)).toThrow(TypeError);
  });
});
