import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const COMMAND = join(import.meta.dirname, '../../package/bin/wallet-webhooks.mjs');

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Typing {
  /** @default the repository */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What its standard input has. @default nothing */
  readonly input?: string;
}

/** Runs a command as whoever types it after `npx wallet-webhooks`, where no terminal shows the result. */
export async function typed(args: readonly string[], typing: Typing = {}): Promise<Ended> {
  const { folder = process.cwd(), environment = {}, input = '' } = typing;
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
  });
  child.stdin.end(input);
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [code, stdout, stderr] = await Promise.all([exit, text(child.stdout), text(child.stderr)]);
  return { code, stdout, stderr };
}
