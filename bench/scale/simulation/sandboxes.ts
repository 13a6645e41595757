import type { Clock } from './clock.ts';
import type { Pressure } from './pressure.ts';
import type { Quotas } from './quotas.ts';
import { TokenBucket } from './token-bucket.ts';

/** All functions of the account that run at this time. */
export interface Account {
  running: number;
}

/** One that serves a call at a time. */
export interface Sandbox {
  /** Whether it starts with this call. */
  readonly isNew: boolean;
  /** When it last failed to publish. */
  topicFailedAt: number;
}

/** What the sandboxes of a function are taken from. */
export interface SandboxesOptions {
  readonly clock: Clock;
  readonly quotas: Quotas;
  readonly account: Account;
  readonly pressure: Pressure;
}

/** The sandboxes of one function: the one that was used last is used next, and new ones come as fast as Lambda allows. */
export class Sandboxes {
  readonly #options: SandboxesOptions;
  readonly #idle: Sandbox[] = [];
  readonly #new: TokenBucket;
  #started = 0;

  constructor(options: SandboxesOptions) {
    this.#options = options;
    this.#new = new TokenBucket(options.clock, options.quotas.newSandboxes);
  }

  get started(): number {
    return this.#started;
  }

  /** Undefined where Lambda throttles. */
  take(): Sandbox | undefined {
    const { account, quotas, pressure, clock } = this.#options;
    if (account.running >= quotas.concurrency) {
      pressure.note('functions at once', clock.now);
      return undefined;
    }
    const idle = this.#idle.pop();
    if (idle === undefined && !this.#new.take(1)) {
      pressure.note('new sandboxes', clock.now);
      return undefined;
    }
    account.running += 1;
    if (idle !== undefined) return idle;
    this.#started += 1;
    return { isNew: true, topicFailedAt: Number.NEGATIVE_INFINITY };
  }

  giveBack({ topicFailedAt }: Sandbox): void {
    this.#options.account.running -= 1;
    this.#idle.push({ isNew: false, topicFailedAt });
  }
}
