import { MESSAGE_ATTRIBUTES } from '../events/envelope.ts';
import type { Ledger, ParkedEvent } from '../ledger/ledger.ts';
import { expiryOf } from '../ledger/retention.ts';
import { MessageRefusedError, type Topic } from '../topic/topic.ts';

/** What the drain depends on. */
export interface DrainPorts {
  readonly ledger: Pick<Ledger, 'parked' | 'parkedMessage' | 'markPublished'>;
  readonly topic: Topic;
  readonly now: () => Date;
}

/** The bounds of one run. */
export interface DrainOptions {
  /** When to stop; what is left waits for the next run. */
  readonly deadline: Date;
  readonly retentionDays: number;
}

/** What one run of the drain did. */
export interface DrainReport {
  readonly drained: number;
  /** Events that could not be published or marked; they stay parked, and so do those behind them in their group. */
  readonly failed: number;
  /** When the oldest event that is still parked was parked, as far as this run saw. */
  readonly oldestLeft?: Date;
  /** False when the parked events could not be listed to the end: then nobody knows how old the oldest is. */
  readonly listed: boolean;
  readonly faults: readonly DrainFault[];
}

/** A call that failed, and the event it was for. Only the error's name and code may be logged. */
export interface DrainFault {
  readonly key?: string;
  readonly error: unknown;
}

/**
 * Only events parked this long ago are drained: the index that lists them may lag, and a later event of a group must not
 * be seen before an earlier one.
 */
const SETTLE_MILLISECONDS = 2_000;
/** So many groups are published at a time; within a group it is one event after the other. */
const CONCURRENT_GROUPS = 16;
/**
 * After so many groups failed and none succeeded the topic is taken to be down, and the run ends: it may be taking
 * messages and only its answers get lost. A message that is refused says nothing about the topic.
 */
const FAILED_GROUPS_TO_GIVE_UP = 16;

/** Publishes the parked events, oldest first and in order per group. Safe to run twice at once. */
export async function drain(options: DrainOptions, ports: DrainPorts): Promise<DrainReport> {
  const run = new DrainRun(options, ports);
  const until = new Date(ports.now().getTime() - SETTLE_MILLISECONDS);
  try {
    for await (const page of ports.ledger.parked(until)) {
      await run.drainPage(page);
      if (run.hasLeft() && run.isOver()) break;
    }
  } catch (error) {
    run.failListing(error);
  }
  return run.report();
}

class DrainRun {
  readonly #faults: DrainFault[] = [];
  readonly #options: DrainOptions;
  readonly #ports: DrainPorts;
  /** Groups of which an event was left: those behind it must not overtake it, whatever happens later in the run. */
  readonly #heldGroups = new Set<string>();
  #drained = 0;
  #failed = 0;
  #refused = 0;
  #listed = true;
  #oldestLeft: Date | undefined;

  constructor(options: DrainOptions, ports: DrainPorts) {
    this.#options = options;
    this.#ports = ports;
  }

  async drainPage(page: readonly ParkedEvent[]): Promise<void> {
    const groups = [...Map.groupBy(page, ({ groupId }) => groupId).values()];
    for (let start = 0; start < groups.length; start += CONCURRENT_GROUPS) {
      await Promise.all(
        groups.slice(start, start + CONCURRENT_GROUPS).map((events) => this.#drainGroup(events)),
      );
    }
  }

  failListing(error: unknown): void {
    this.#listed = false;
    this.#faults.push({ error });
  }

  hasLeft(): boolean {
    return this.#oldestLeft !== undefined;
  }

  isOver(): boolean {
    // A group fails at most once, because it is held from then on.
    const topicIsDown = this.#drained === 0 && this.#failed - this.#refused >= FAILED_GROUPS_TO_GIVE_UP;
    return topicIsDown || this.#ports.now() >= this.#options.deadline;
  }

  report(): DrainReport {
    const oldestLeft = this.#oldestLeft === undefined ? {} : { oldestLeft: this.#oldestLeft };
    const counts = { drained: this.#drained, failed: this.#failed, listed: this.#listed };
    return { ...counts, faults: this.#faults, ...oldestLeft };
  }

  async #drainGroup(events: readonly ParkedEvent[]): Promise<void> {
    for (const event of events) {
      if (this.#heldGroups.has(event.groupId) || this.isOver() || !(await this.#drainEvent(event))) {
        this.#leave(event);
      }
    }
  }

  async #drainEvent({ key, groupId, retainUntil }: ParkedEvent): Promise<boolean> {
    const { ledger, topic, now } = this.#ports;
    try {
      const message = await ledger.parkedMessage(key);
      if (message === undefined) return true;
      await topic.publish(message);
      const type = message.attributes[MESSAGE_ATTRIBUTES.type] ?? '';
      const fromNow = expiryOf(now(), this.#options.retentionDays);
      const expiresAt = retainUntil > fromNow ? retainUntil : fromNow;
      await ledger.markPublished({ key, type, groupId, expiresAt }, now());
      this.#drained += 1;
      return true;
    } catch (error) {
      this.#faults.push({ key, error });
      this.#failed += 1;
      if (error instanceof MessageRefusedError) this.#refused += 1;
      return false;
    }
  }

  #leave({ groupId, parkedAt }: ParkedEvent): void {
    this.#heldGroups.add(groupId);
    if (this.#oldestLeft === undefined || parkedAt < this.#oldestLeft) this.#oldestLeft = parkedAt;
  }
}
