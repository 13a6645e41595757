import type { LocalFunction } from '../../local/cloud/functions/start-functions.ts';
import type { Random } from '../simulation/random.ts';
import type { AwsCall } from './aws-call.ts';

type Moment = 'before' | 'after';

/** How often each function is killed, against the others. */
const TARGETS = [
  'intake',
  'intake',
  'intake',
  'user-directory',
  'user-directory',
  'applied-events',
  'drain',
  'archive',
] as const;
type Target = (typeof TARGETS)[number];

const MEAN_PAUSE = { share: 1 / 10, mostMilliseconds: 3_000 } as const;
/** After a call has taken effect the caller lives this long at most: it may get as far as its next call. */
const MOST_AFTER_CALL_MILLISECONDS = 12;

/** The calls at which a function is killed. The drain makes some of the intake's too; then the intake dies meanwhile. */
const CALLS: Readonly<Record<Target, readonly string[]>> = {
  intake: ['PutItem', 'UpdateItem', 'Query', 'Publish'],
  'user-directory': ['GetItem', 'PutItem', 'TransactWriteItems'],
  'applied-events': ['TransactWriteItems'],
  drain: ['BatchGetItem', 'BatchWriteItem', 'PublishBatch'],
  archive: ['PutObject'],
};

/** What the archive's writer is called where the archive has another function. */
const WRITER = 'archive-writer';

export interface Kills {
  readonly total: number;
  /** How many of them hit at a call: before it took effect, or right after. */
  readonly inCall: number;
}

/** Kills the sandboxes of functions with SIGKILL: at any moment, or at a call that one of them makes. */
export class Killer {
  readonly #random: Random;
  readonly #meanPause: number;
  #functions: ReadonlyMap<string, LocalFunction> = new Map();
  #timer: NodeJS.Timeout | undefined;
  #armed: { readonly target: Target; readonly operation: string; readonly moment: Moment } | undefined;
  #total = 0;
  #inCall = 0;

  /** Kills about ten times in a short run, and every three seconds or so in a long one. */
  constructor(random: Random, runMilliseconds: number) {
    this.#random = random;
    this.#meanPause = Math.min(MEAN_PAUSE.mostMilliseconds, runMilliseconds * MEAN_PAUSE.share);
  }

  get kills(): Kills {
    return { total: this.#total, inCall: this.#inCall };
  }

  start(functions: ReadonlyMap<string, LocalFunction>): void {
    this.#functions = functions;
    this.#timer = setTimeout(() => {
      this.#strike();
      this.start(functions);
    }, this.#random.exponential(this.#meanPause));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#armed = undefined;
  }

  beforeCall({ operation }: AwsCall): 'forward' | 'drop' {
    if (!this.#isArmedFor(operation, 'before')) return 'forward';
    this.#killInCall(0);
    return 'drop';
  }

  afterCall({ operation }: AwsCall): void {
    if (!this.#isArmedFor(operation, 'after')) return;
    this.#killInCall(this.#random.chance(0.5) ? 0 : this.#random.between(0, MOST_AFTER_CALL_MILLISECONDS));
  }

  #strike(): void {
    const target = this.#random.pick(TARGETS);
    if (this.#random.chance(0.4)) {
      this.#kill(target);
      return;
    }
    const [first = '', ...others] = CALLS[target];
    const moment = this.#random.pick(['before', 'after'] as const);
    this.#armed = { target, operation: this.#random.pick([first, ...others]), moment };
  }

  #isArmedFor(operation: string, moment: Moment): boolean {
    return this.#armed?.operation === operation && this.#armed.moment === moment;
  }

  #killInCall(delay: number): void {
    const target = this.#armed?.target;
    if (target === undefined) return;
    this.#armed = undefined;
    this.#inCall += 1;
    if (delay === 0) this.#kill(target);
    else setTimeout(() => this.#kill(target), delay);
  }

  #kill(target: Target): void {
    this.#total += 1;
    const name = this.#functions.has(WRITER) && target === 'archive' ? WRITER : target;
    this.#functions.get(name)?.host.killSandboxes();
  }
}
