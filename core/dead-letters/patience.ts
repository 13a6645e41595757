import type { RedrivePorts } from './redrive-ports.ts';

/** After so long without success nothing is tried any more: well before what is in hand comes again. */
const PATIENCE_MILLISECONDS = 30_000;
const FIRST_WAIT_MILLISECONDS = 200;
const LONGEST_WAIT_MILLISECONDS = 5_000;

/** Waits longer after each attempt that failed, and not for ever. */
export class Patience {
  readonly #ports: Pick<RedrivePorts, 'now' | 'waitUntil'>;
  #since: number | undefined;
  #code: string | undefined;
  #wait = FIRST_WAIT_MILLISECONDS;

  constructor(ports: Pick<RedrivePorts, 'now' | 'waitUntil'>) {
    this.#ports = ports;
  }

  /** Why the last attempt failed. @default it did not */
  get failing(): string | undefined {
    return this.#code;
  }

  /** Notes an attempt: undefined where it succeeded, else why not. Resolves when it is time for the next. */
  async note(failure: string | undefined): Promise<void> {
    this.#code = failure;
    if (failure === undefined) {
      this.#since = undefined;
      this.#wait = FIRST_WAIT_MILLISECONDS;
      return;
    }
    const now = this.#ports.now().getTime();
    this.#since ??= now;
    if (this.isOver()) return;
    await this.#ports.waitUntil(new Date(now + this.#wait));
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MILLISECONDS);
  }

  /** Whether there was no success for so long. */
  isOver(): boolean {
    return this.#since !== undefined && this.#ports.now().getTime() - this.#since >= PATIENCE_MILLISECONDS;
  }
}

/** What a fault is known by: its code, or its name. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { readonly code?: unknown; readonly name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown';
}
