import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program as a child process, with the lines that it prints. */
export interface RunningProgram {
  readonly printed: readonly string[];
  /** Waits until what was printed is enough. Fails when the program ends before; the test's time limit ends the rest. */
  until(enough: (printed: readonly string[]) => boolean): Promise<void>;
  /** Ends it as a crash would. */
  kill(): Promise<void>;
  /** Asks it to end, and gives its exit code. */
  stop(): Promise<number | null>;
}

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export function runProgram({ command, args, environment }: Program): RunningProgram {
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  const problems: string[] = [];
  const news = new EventEmitter();
  const exited = once(child, 'close').then(([code]) => {
    news.emit('any');
    return code as number | null;
  });
  child.stderr.on('data', (text) => problems.push(String(text)));
  createInterface(child.stdout).on('line', (line) => {
    printed.push(line);
    news.emit('any');
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };

  return {
    printed,
    async until(enough) {
      while (!enough(printed)) {
        if (isOver()) throw new Error(`${command} ended by itself. It said: ${problems.join('')}`);
        await once(news, 'any');
      }
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}
