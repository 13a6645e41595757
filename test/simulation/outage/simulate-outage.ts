import { DEFAULT_RETRY_SECONDS } from '../../../core/handling/retry-schedule.ts';
import { LookWatch } from '../../../core/quarantine/look-watch.ts';
import type { Quarantine } from '../../../core/quarantine/quarantine.ts';
import { answerBatch } from '../../../lambda/handler-kit/batch-handler.ts';
import { NO_INBOX } from '../../../lambda/handler-kit/no-inbox.ts';
import type { Telemetry } from '../../../lambda/telemetry.ts';
import { MemoryQuarantine } from '../../support/memory-quarantine.ts';
import { Random } from '../random.ts';
import { HOUR, MINUTE, SECOND, VirtualTime } from '../virtual-time.ts';
import { type Given, UserQueue } from './user-queue.ts';

/** What a handler depends on is away: at first for every second event, then for all. */
export interface Outage {
  readonly seconds: number;
  /** How long half of the events are handled still. */
  readonly halfSeconds: number;
  /** @default the quarantine as it is */
  readonly wrap?: (quarantine: Quarantine) => Quarantine;
}

/** What became of the users. */
export interface OutageReport {
  /** The users in quarantine of whom no event is poison. */
  readonly wronglyInQuarantine: readonly string[];
  /** How long after its first failure the poison event was given up on. */
  readonly poisonSeconds: number | undefined;
  /** Events of the others that were not handled. */
  readonly unhandled: number;
}

const USERS = 200;
const SANDBOXES = 10;
/** Between two events of a user, on average. */
const PAUSE = 5 * MINUTE;
const SENDING = 4 * HOUR;
const OUTAGE_STARTS = HOUR;
const POISON = 'user-0';
/** From its fifth event on. */
const FIRST_POISON = 5;

const SILENT: Telemetry = {
  logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  logAndCount: () => undefined,
};

/** Two hundred users, one of them with a poison event, and an outage that begins gradually, in virtual time. */
export async function simulateOutage(outage: Outage, seed: number): Promise<OutageReport> {
  return await new SimulatedHandler(outage, seed).run();
}

class SimulatedHandler {
  readonly #outage: Outage;
  readonly #random: Random;
  readonly #time = new VirtualTime();
  readonly #memory = new MemoryQuarantine();
  readonly #quarantine: Quarantine;
  readonly #watches: readonly [LookWatch, ...LookWatch[]];
  #poisonedAt: number | undefined;

  constructor(outage: Outage, seed: number) {
    this.#outage = outage;
    this.#random = new Random(`outage ${seed}`);
    this.#quarantine = outage.wrap?.(this.#memory) ?? this.#memory;
    const watch = () => new LookWatch({ look: () => this.#memory.look(), now: () => this.#time.date() });
    this.#watches = [watch(), ...Array.from({ length: SANDBOXES - 1 }, watch)];
  }

  async run(): Promise<OutageReport> {
    const queues = Array.from({ length: USERS }, (_, user) => this.#queueOf(`user-${user}`));
    await this.#time.run();
    const { gates } = this.#memory.state;
    const opened = gates.get(POISON)?.openedAt.getTime();
    return {
      wronglyInQuarantine: [...gates.keys()].filter((user) => user !== POISON),
      poisonSeconds:
        opened === undefined || this.#poisonedAt === undefined
          ? undefined
          : (opened - this.#poisonedAt) / SECOND,
      unhandled: queues.slice(1).reduce((sum, queue) => sum + queue.length, 0),
    };
  }

  /** A user's queue, and when its messages are sent. */
  #queueOf(user: string): UserQueue {
    const queue = new UserQueue(user, this.#time, (given) => this.#invoke(given));
    let at = this.#random.exponential(PAUSE);
    for (; at < SENDING; at += this.#random.exponential(PAUSE)) this.#time.after(at, () => queue.send());
    return queue;
  }

  async #invoke({ messages, hide, remove }: Given): Promise<readonly string[]> {
    const { batchItemFailures } = await answerBatch(messages, {
      handle: async ({ id }) => {
        if (this.#fails(id)) throw new Error('planted');
        return 'applied';
      },
      now: () => this.#time.date(),
      quarantine: { quarantine: this.#quarantine, watch: this.#random.pick(this.#watches) },
      retry: { schedule: DEFAULT_RETRY_SECONDS, random: () => this.#random.fraction(), hide, remove },
      inbox: NO_INBOX,
      tables: {},
      telemetry: SILENT,
      report: () => undefined,
      deadline: new AbortController().signal,
      time: { timeoutSeconds: 30, remainingMilliseconds: () => 30_000 },
    });
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  }

  #fails(messageId: string): boolean {
    const [user, number] = messageId.split('/');
    if (user === POISON && Number(number) >= FIRST_POISON) {
      this.#poisonedAt ??= this.#time.date().getTime();
      return true;
    }
    const { seconds, halfSeconds } = this.#outage;
    const since = this.#time.elapsed - OUTAGE_STARTS;
    if (since < 0 || since >= seconds * SECOND) return false;
    return since >= halfSeconds * SECOND || this.#random.chance(0.5);
  }
}
