import { accessSync, constants, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
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
  const logged = keepOutput(engine, options.logFile);
  const output = await firstOutput(engine);
  const close = async () => {
    await engine.close();
    await logged;
  };
  if (output.includes('listening on')) {
    return { endpoint: `http://${LOOPBACK}:${port}`, exited: engine.exited, close };
  }
  await close();
  if (attempts > 1 && output.includes('already in use')) return startDynoxide(options, attempts - 1);
  throw new CannotStartError(
    'NO_ENGINE',
    `${options.executable} does not start: ${output.trim() || 'it printed nothing'}`,
  );
}

/** Everything printed until the engine listens or has printed its last. */
async function firstOutput({ stdout, stderr }: SupervisedProcess): Promise<string> {
  let text = '';
  const listens = new Promise<void>((resolve) => {
    for (const stream of [stdout, stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('listening on')) resolve();
      });
    }
  });
  await Promise.race([listens, Promise.all([finished(stdout), finished(stderr)])]);
  return text;
}

/** Resolves when all that the engine printed is in the log. */
async function keepOutput({ stdout, stderr }: SupervisedProcess, logFile: string): Promise<void> {
  const log = createWriteStream(logFile, { flags: 'a' });
  for (const stream of [stdout, stderr]) stream.pipe(log, { end: false });
  await Promise.all([finished(stdout), finished(stderr)]);
  log.end();
  await finished(log);
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
