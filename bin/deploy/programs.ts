import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { OpsError } from '../../ops/ops-error.ts';

/** What a program came to. */
export interface Ended {
  readonly status: number;
  /** What it printed on either output; nothing where the terminal had it. */
  readonly printed: string;
}

/** Runs programs as the deployment wants them: where this was started, with its environment. */
export class Programs {
  readonly #environment: NodeJS.ProcessEnv;

  constructor(environment: NodeJS.ProcessEnv) {
    this.#environment = environment;
  }

  /** Lets the terminal have what it prints and asks. */
  async show(program: string, ...args: readonly string[]): Promise<number> {
    const child = spawn(program, args, { stdio: 'inherit', env: this.#environment });
    return await ended(program, child);
  }

  /** Keeps what it prints. */
  async hear(program: string, ...args: readonly string[]): Promise<Ended> {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: this.#environment });
    const printed = Promise.all([text(child.stdout), text(child.stderr)]);
    const status = await ended(program, child);
    return { status, printed: (await printed).join('\n') };
  }
}

function ended(program: string, child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) =>
      reject(new OpsError('not-found', `${program} cannot be started: ${cause.message}`, { cause })),
    );
    child.once('close', (status) => resolve(status ?? 1));
  });
}
