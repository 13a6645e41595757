import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Services } from '../services/start-services.ts';
import { receiverEnvironment, SECRET } from './receiver-environment.ts';
import type { ReceiverRun } from './run-receiver.ts';

/** How a receiver is measured. */
export interface ReceiverOptions {
  readonly services: Services;
  readonly deliveries: number;
  /** What is done to the process before it loads anything, and what ends that. @default nothing */
  readonly begin?: (pid: number) => () => void;
}

/** Measures a receiver in a process of its own. */
export async function startReceiver(
  file: string,
  { services, deliveries, begin }: ReceiverOptions,
): Promise<ReceiverRun> {
  const child = fork(join(import.meta.dirname, 'run-receiver.ts'), [file, SECRET, String(deliveries)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: receiverEnvironment(services),
  });
  const end = begin?.(child.pid ?? 0);
  child.send('begin');
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let run: ReceiverRun | undefined;
  child.once('message', (message) => {
    run = message as ReceiverRun;
  });
  const code = await ended;
  end?.();
  if (run === undefined) throw new Error(`${file} ended with ${code}`);
  return run;
}
