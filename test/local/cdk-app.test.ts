import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCdkApp } from '../../local/cdk-app.ts';
import { CannotStartError } from '../../local/cloud/cannot-start-error.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk-app-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(files: Readonly<Record<string, unknown>>) {
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const MODULE = { type: 'module' };

describe('readCdkApp', () => {
  it('gives the command of the app and its context, which goes before what was looked up', () => {
    write({
      'package.json': MODULE,
      'cdk.json': { app: 'node bin/app.ts', build: 'tsc', context: { team: 'payments' } },
      'cdk.context.json': { team: 'none', 'availability-zones': ['eu-west-1a'] },
    });

    expect(readCdkApp(folder)).toEqual({
      folder,
      command: 'node bin/app.ts',
      build: 'tsc',
      context: { team: 'payments', 'availability-zones': ['eu-west-1a'] },
    });
  });

  it.each([
    [{}, 'there is no cdk.json in FOLDER; start in the folder of your CDK app'],
    [{ 'cdk.json': '{' }, 'FOLDER/cdk.json is not JSON'],
    [
      { 'cdk.json': {} },
      'cdk.json: app: undefined is not allowed; allowed: the command that runs your app, such as "node bin/app.ts"',
    ],
    [
      { 'cdk.json': { app: 'node bin/app.ts', build: ['tsc'] } },
      'cdk.json: build: ["tsc"] is not allowed; allowed: the command that must run before your app, such as "npm run build"',
    ],
    [
      { 'cdk.json': { app: 'node bin/app.ts' }, 'package.json': { name: 'mine' } },
      'package.json: type: undefined is not allowed; allowed: "module"; run npm pkg set type=module',
    ],
    [
      { 'cdk.json': { app: 'node bin/app.ts' }, 'package.json': { type: 'commonjs' } },
      'package.json: type: "commonjs" is not allowed; allowed: "module"; run npm pkg set type=module',
    ],
  ])('refuses %j in one line', (files, message) => {
    write(files);

    expect(() => readCdkApp(folder)).toThrow(CannotStartError);
    expect(() => readCdkApp(folder)).toThrow(message.replace('FOLDER', folder));
  });
});
