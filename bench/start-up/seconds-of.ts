import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** What `npm ci` reads: the package, and those that are workspaces of it. */
const PACKAGES = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  'client/package.json',
  'package/package.json',
  'examples/cdk-app/package.json',
  'examples/typescript/package.json',
];

/** How long a command takes here. Throws where it fails. */
export async function secondsOf(
  command: readonly [string, ...string[]],
  folder: string = ROOT,
): Promise<number> {
  const [program, ...args] = command;
  const startedAt = performance.now();
  const child = spawn(program, args, { cwd: folder, stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  return (performance.now() - startedAt) / 1_000;
}

/** How long a clean `npm ci` takes, in a folder of its own, from whatever npm has cached. */
export async function secondsToInstall(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-bench-'));
  try {
    for (const file of PACKAGES) await cp(join(ROOT, file), join(folder, file));
    return await secondsOf(['npm', 'ci', '--no-audit', '--no-fund'], folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
