import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStartError } from './cloud/cannot-start-error.ts';

/** A CDK app as its folder describes it. */
export interface CdkApp {
  readonly folder: string;
  /** The command that synthesizes it. */
  readonly command: string;
  /** The command that must run before, such as a compiler's. */
  readonly build?: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Reads the app in a folder as the CDK's own command does, or says in one line what keeps it from being one. */
export function readCdkApp(folder: string): CdkApp {
  const settings = readJson(folder, 'cdk.json');
  if (settings === undefined) {
    throw new CannotStartError(
      'NO_APP',
      `there is no cdk.json in ${folder}; start in the folder of your CDK app`,
    );
  }
  const { app, build, context } = settings as { app?: unknown; build?: unknown; context?: CdkApp['context'] };
  if (!isCommand(app))
    throw notCommand('app', app, 'the command that runs your app, such as "node bin/app.ts"');
  if (build !== undefined && !isCommand(build))
    throw notCommand('build', build, 'the command that must run before your app, such as "npm run build"');
  checkType(folder);
  return {
    folder,
    command: app,
    ...(build === undefined ? {} : { build }),
    context: { ...readJson(folder, 'cdk.context.json'), ...context },
  };
}

function isCommand(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function notCommand(field: string, value: unknown, allowed: string): CannotStartError {
  return new CannotStartError(
    'NO_APP',
    `cdk.json: ${field}: ${JSON.stringify(value)} is not allowed; allowed: ${allowed}`,
  );
}

/** The package is an ES module, and so is what imports it. */
function checkType(folder: string): void {
  const { type } = (readJson(folder, 'package.json') ?? {}) as { readonly type?: unknown };
  if (type === 'module') return;
  throw new CannotStartError(
    'NO_APP',
    `package.json: type: ${JSON.stringify(type)} is not allowed; allowed: "module"; run npm pkg set type=module`,
  );
}

function readJson(folder: string, name: string): Readonly<Record<string, unknown>> | undefined {
  const path = join(folder, name);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CannotStartError('NO_APP', `${path} is not JSON: ${(error as Error).message}`, error);
  }
}
