import { coreShare } from './deployment.ts';
import { type Sandbox, Sandboxes } from './sandboxes.ts';
import type { SimulatedDrain } from './simulated-drain.ts';
import type { SimulatedTopic } from './simulated-topic.ts';
import type { TableCapacity } from './table-capacity.ts';
import { TokenBucket } from './token-bucket.ts';
import type { SimulatedEvent, World } from './world.ts';

/** As the SDK does it within the budgets of aws/call-budgets.ts. */
const ATTEMPTS = 3;
const TABLE_PAUSE = 100;
const TOPIC_PAUSE = 500;
/** Three attempts at a topic that is down. */
const DOWN_MILLISECONDS = 300;
/** For so long a sandbox parks what it could not publish, as in core/topic/watched-topic.ts. */
const FAILED_LATELY = 1_000;
/** When the provider sends again what was refused, as Svix does. */
const RETRY_SECONDS = [5, 300, 1_800] as const;

/** What the intake hands on to. */
export interface IntakeParts {
  readonly ledger: TableCapacity;
  /** The table of parked events. */
  readonly lines: TableCapacity;
  readonly topic: SimulatedTopic;
  readonly drain: SimulatedDrain;
}

/** A delivery that is being answered. */
interface Delivery {
  readonly event: SimulatedEvent;
  readonly sandbox: Sandbox;
  readonly begunAt: number;
}

/** API Gateway and the function behind it: claim → publish → mark, or claim → park. */
export class SimulatedIntake {
  /** Deliveries that were refused when they were first sent. */
  refused = 0;
  degraded = 0;
  readonly #world: World;
  readonly #parts: IntakeParts;
  readonly #sandboxes: Sandboxes;
  readonly #throttle: TokenBucket;
  readonly #requests: TokenBucket;

  constructor(world: World, parts: IntakeParts) {
    const { clock, account, pressure } = world;
    const { quotas, throttle } = world.given.deployment;
    this.#world = world;
    this.#parts = parts;
    this.#sandboxes = new Sandboxes({ clock, quotas, account, pressure });
    this.#throttle = new TokenBucket(clock, throttle);
    this.#requests = new TokenBucket(clock, quotas.requests);
  }

  get sandboxes(): number {
    return this.#sandboxes.started;
  }

  deliver(event: SimulatedEvent, attempt = 0): void {
    this.#world.usage.requests += 1;
    const sandbox = this.#admit();
    if (sandbox === undefined) {
      this.#refuse(event, attempt);
      return;
    }
    const { clock, given, usage } = this.#world;
    usage.admitted += 1;
    const { warm, start } = given.times.intake;
    const cpu = (sandbox.isNew ? start : 0) + warm;
    const delivery = { event, sandbox, begunAt: clock.now };
    clock.after(cpu / coreShare(given.deployment.memoryMegabytes.intake), () => this.#claim(delivery));
  }

  #admit(): Sandbox | undefined {
    const { pressure, clock } = this.#world;
    if (!this.#throttle.take(1)) {
      pressure.note('the throttle of a source', clock.now);
      return undefined;
    }
    if (this.#requests.take(1)) return this.#sandboxes.take();
    pressure.note("the account's requests", clock.now);
    return undefined;
  }

  #refuse(event: SimulatedEvent, attempt: number): void {
    const { clock } = this.#world;
    if (attempt === 0 && this.#world.counts(event.sentAt)) this.refused += 1;
    const seconds = RETRY_SECONDS[attempt];
    if (seconds !== undefined) clock.after(seconds * 1_000, () => this.deliver(event, attempt + 1));
  }

  #claim(delivery: Delivery): void {
    this.#write(this.#parts.ledger, {
      onMade: () => this.#handOver(delivery),
      onRefused: () => {
        this.degraded += 1;
        this.#publish(delivery);
      },
    });
  }

  #handOver(delivery: Delivery): void {
    const { event, sandbox } = delivery;
    const failedLately = this.#world.clock.now - sandbox.topicFailedAt < FAILED_LATELY;
    if (failedLately || this.#parts.drain.hasLineOf(event.user)) this.#park(delivery);
    else this.#publish(delivery);
  }

  #publish(delivery: Delivery, attempt = 1): void {
    const { clock, random, given } = this.#world;
    const isDown = this.#parts.topic.isDown;
    clock.after(isDown ? DOWN_MILLISECONDS : random.between(given.times.calls.topic), () => {
      const outcome = isDown ? 'down' : this.#parts.topic.publish(delivery.event);
      if (outcome === 'published') this.#mark(delivery);
      else if (outcome === 'throttled' && attempt < ATTEMPTS) {
        const pause = random.between([0, TOPIC_PAUSE * 2 ** (attempt - 1)]);
        clock.after(pause, () => this.#publish(delivery, attempt + 1));
      } else {
        delivery.sandbox.topicFailedAt = clock.now;
        this.#park(delivery);
      }
    });
  }

  #mark(delivery: Delivery): void {
    const answer = () => this.#answer(delivery);
    this.#write(this.#parts.ledger, { onMade: answer, onRefused: answer });
  }

  #park(delivery: Delivery): void {
    this.#write(this.#parts.lines, {
      onMade: () => {
        this.#parts.drain.park(delivery.event);
        this.#answer(delivery);
      },
      onRefused: () => {
        this.#sandboxes.giveBack(delivery.sandbox);
        this.#refuse(delivery.event, 0);
      },
    });
  }

  #answer({ event, sandbox, begunAt }: Delivery): void {
    this.#world.usage.intakeMilliseconds += this.#world.clock.now - begunAt;
    this.#sandboxes.giveBack(sandbox);
    this.#world.noteAnswered(event);
  }

  /** One write, tried again while the table takes no more. */
  #write(table: TableCapacity, next: Next, attempt = 1): void {
    const { clock, random, given, usage, pressure } = this.#world;
    clock.after(random.between(given.times.calls.table), () => {
      const isLedger = table === this.#parts.ledger;
      if (table.take(1)) {
        usage[isLedger ? 'ledgerWrites' : 'parkedWrites'] += 1;
        next.onMade();
        return;
      }
      pressure.note(isLedger ? 'writes to the ledger' : 'writes of parked events', clock.now);
      if (attempt === ATTEMPTS) next.onRefused();
      else {
        const pause = random.between([0, TABLE_PAUSE * 2 ** attempt]);
        clock.after(pause, () => this.#write(table, next, attempt + 1));
      }
    });
  }
}

/** What follows a write: that it was made, or that the table took no more. */
interface Next {
  readonly onMade: () => void;
  readonly onRefused: () => void;
}
