import { accessSync, constants, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { CannotStartError } from '../cannot-start-error.ts';
import { freePort, LOOPBACK } from './free-port.ts';
import { type SupervisedProcess, startSupervised } from './supervised-process.ts';

/** A DynamoDB engine with its tables in memory. It does not delete expired items by itself. */
export interface DynamoDbEngine {
  readonly endpoint: string;
  /** Resolves when the engine is gone, whoever ended it. */
  readonly exited: Promise<unknown>;
  close(): Promise<void>;
}

export interface DynamoDbOptions {
  /** What the engine prints goes there. */
  readonly logFile: string;
  readonly executable: string;
}

/** How often to try again when somebody else takes the free port first. */
const ATTEMPTS = 3;

export interface SearchPlace {
  /** @default this machine's */
  readonly platform?: string;
  /** @default the environment's */
  readonly path?: string;
}

/** The engine that npm installed for this platform, or the one on the PATH. */
export function findDynoxide({
  platform = process.platform,
  path = process.env['PATH'] ?? '',
}: SearchPlace = {}): string {
  const platformPackage = `@dynoxide/${platform}-${process.arch}`;
  const executable = platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const onPath = path.split(delimiter).map((folder) => join(folder, executable));
  const found = [installed(platformPackage, executable), ...onPath].find(
    (file) => file !== undefined && isExecutable(file),
  );
  if (found === undefined) {
    throw new CannotStartError(
      'NO_ENGINE',
      `no DynamoDB engine: neither the package ${platformPackage} nor a ${executable} on the PATH was found; ${howToInstall(platform)}`,
    );
  }
  return found;
}

/** Only Linux on x64 gets the engine from npm; elsewhere its own ways to install it are the way. */
function howToInstall(platform: string): string {
  if (platform === 'linux' && process.arch === 'x64') return 'install again without --omit=optional';
  return platform === 'win32'
    ? 'put the dynoxide.exe of https://github.com/nubo-db/dynoxide/releases there'
    : 'run brew install nubo-db/tap/dynoxide, or put a binary of https://github.com/nubo-db/dynoxide/releases there';
}

/** Starts dynoxide on a free port of the loopback address. Resolves when it listens. */
export async function startDynoxide(options: DynamoDbOptions, attempts = ATTEMPTS): Promise<DynamoDbEngine> {
  const port = await freePort();
  const engine = startSupervised({
    command: options.executable,
    args: ['serve', '--host', LOOPBACK, '--port', String(port)],
  });
  const output = await firstOutput(engine, options.logFile);
  if (output.includes('listening on')) {
    return { endpoint: `http://${LOOPBACK}:${port}`, exited: engine.exited, close: () => engine.close() };
  }
  await engine.close();
  if (attempts > 1 && output.includes('already in use')) return startDynoxide(options, attempts - 1);
  throw new CannotStartError(
    'NO_ENGINE',
    `${options.executable} does not start: ${output.trim() || 'it printed nothing'}`,
  );
}

/** Everything printed until the engine listens or ends. The rest goes to the log as well. */
function firstOutput({ stdout, stderr, exited }: SupervisedProcess, logFile: string): Promise<string> {
  const log = createWriteStream(logFile, { flags: 'a' });
  return new Promise((resolve) => {
    let text = '';
    for (const stream of [stdout, stderr]) {
      stream.pipe(log, { end: false });
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('listening on')) resolve(text);
      });
    }
    void exited.then(() => {
      log.end();
      resolve(text);
    });
  });
}

function installed(platformPackage: string, executable: string): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${platformPackage}/package.json`);
    return join(dirname(manifest), executable);
  } catch {
    return undefined;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
