import { fork } from 'node:child_process';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';

export interface SupervisedProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** The exit code, when the process is gone. */
  readonly exited: Promise<number>;
  /** Ends it at once. Resolves when it is gone. */
  close(): Promise<void>;
}

export interface SupervisedCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly workingDirectory?: string;
}

const SUPERVISOR = join(import.meta.dirname, `supervisor${extname(import.meta.filename)}`);

/** Starts a command that does not outlive this process, not even when this one is killed with SIGKILL. */
export function startSupervised(what: SupervisedCommand): SupervisedProcess {
  const supervisor = fork(SUPERVISOR, [what.command, ...what.args], {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: what.environment ?? process.env,
    cwd: what.workingDirectory ?? process.cwd(),
  });
  const { stdout, stderr } = supervisor;
  if (stdout === null || stderr === null) throw new Error(`${what.command} has no output to read`);

  let pid: number | undefined;
  supervisor.once('message', (message: { pid?: number }) => {
    pid = message.pid;
  });
  const exited = new Promise<number>((resolve, reject) => {
    supervisor.once('error', reject);
    supervisor.once('exit', (code) => {
      // The other way round: whoever kills the supervisor does not leave the command behind.
      if (code === null && pid !== undefined) killIfThere(pid);
      resolve(code ?? 1);
    });
  });
  return {
    stdout,
    stderr,
    exited,
    async close() {
      if (supervisor.connected) supervisor.disconnect();
      await exited;
    },
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
