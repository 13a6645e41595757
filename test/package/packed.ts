import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The version of both packages. */
export const VERSION: string = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

/** What a program printed and how it ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Packs both packages into the folder and gives the tarballs' paths. */
export async function pack(folder: string): Promise<{ readonly app: string; readonly client: string }> {
  // Packing builds in place: two at once would each pack what the other is just removing.
  const turn = await takeTurn();
  const packing = ['run', 'pack', '--', '--pack-destination', folder];
  const { code, output } = await program('npm', packing, { folder: ROOT }).finally(() => turn.close());
  if (code !== 0) throw new Error(output);
  return {
    app: join(folder, `wallet-webhooks-${VERSION}.tgz`),
    client: join(folder, `wallet-webhooks-client-${VERSION}.tgz`),
  };
}

const TURN_PORT = 47_311;

/** A port that one process at a time can listen on, and that is free again when its process ends, however it ends. */
async function takeTurn(): Promise<Server> {
  for (;;) {
    const server = createServer();
    server.listen(TURN_PORT, '127.0.0.1');
    const listens = await Promise.race([
      once(server, 'listening').then(() => true),
      once(server, 'error').then(() => false),
    ]).catch(() => false);
    if (listens) return server;
    await setTimeout(200);
  }
}

export interface ProgramOptions {
  /** Where it runs. */
  readonly folder: string;
  readonly path?: string | undefined;
  /** Added to the environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Runs a program to its end. */
export async function program(
  command: string,
  args: readonly string[],
  { folder, path = process.env['PATH'], variables = {} }: ProgramOptions,
): Promise<Ended> {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  try {
    const { stdout, stderr } = await run(command, [...args], {
      cwd: folder,
      env: { ...environment, PATH: path, ...variables },
      maxBuffer: 16 * 1024 * 1024,
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    return { code: typeof code === 'number' ? code : 1, output: stdout + stderr };
  }
}
