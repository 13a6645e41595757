import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { startSupervised } from '../../../../local/cloud/engines/supervised-process.ts';

const MODULE = join(import.meta.dirname, '../../../../local/cloud/engines/supervised-process.ts');

/** A process that supervises `sh`, which prints its own number and sleeps. */
function startParent(): ChildProcess {
  const program = `
    import { startSupervised } from ${JSON.stringify(MODULE)};
    const child = startSupervised({ command: 'sh', args: ['-c', 'echo $$; exec sleep 600'] });
    child.stdout.pipe(process.stdout);
  `;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error('ended without a line');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Looks again until the process is gone; the test's own time limit ends it. */
async function gone(pid: number): Promise<void> {
  while (isRunning(pid)) await setTimeout(10);
}

describe('startSupervised', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('ends the command when its parent ends by %s', async (signal) => {
    const parent = startParent();
    const pid = Number(await firstLine(parent));
    expect(isRunning(pid)).toBe(true);

    parent.kill(signal);

    await gone(pid);
  });

  it('passes on what the command prints, and how it ended', async () => {
    const child = startSupervised({ command: 'sh', args: ['-c', 'echo out; echo err >&2; exit 7'] });

    const [stdout, stderr, exitCode] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      child.exited,
    ]);

    expect({ stdout, stderr, exitCode }).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 7 });
  });

  it('says so where the command does not exist', async () => {
    const child = startSupervised({ command: '/nowhere/command', args: [] });

    expect(await text(child.stderr)).toBe('/nowhere/command does not start: spawn /nowhere/command ENOENT\n');
    expect(await child.exited).toBe(127);
  });

  it('ends the command on close, as often as that is called', async () => {
    const child = startSupervised({ command: 'sh', args: ['-c', 'echo $$; exec sleep 600'] });
    const pid = Number(await new Promise((resolve) => child.stdout.once('data', resolve)));

    await Promise.all([child.close(), child.close()]);

    await gone(pid);
  });
});
