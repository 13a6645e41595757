const NOT_SEEN = 0;
const ACKNOWLEDGED = 1;
const PUBLISHED = 2;

/** Holds what is published against what was acknowledged, for millions of events. Events are numbers, in order of sending. */
export class LoadJudge {
  readonly #states: Uint8Array;
  readonly #publishedAt: Float64Array;
  readonly #sentAt: Float64Array;
  readonly #acknowledgedAt: Float64Array;
  readonly #groups: Uint32Array;
  /** Per group, the events that are acknowledged and not yet published, in that order. */
  readonly #awaited: number[][];
  readonly #overtakers = new Set<number>();
  #waiting = 0;
  /** Events of degraded deliveries that came before one that was acknowledged before they were sent. */
  overtakenDegraded = 0;
  publishedAgain = 0;

  constructor(events: number, groups: number) {
    this.#states = new Uint8Array(events);
    this.#publishedAt = new Float64Array(events);
    this.#sentAt = new Float64Array(events);
    this.#acknowledgedAt = new Float64Array(events);
    this.#groups = new Uint32Array(events);
    this.#awaited = Array.from({ length: groups }, () => []);
  }

  /** The delivery of the event was degraded: what it overtook is documented. */
  excuse(event: number): void {
    if (this.#overtakers.delete(event)) this.overtakenDegraded += 1;
  }

  get overtaken(): number {
    return this.#overtakers.size;
  }

  /** Acknowledged and not on the topic. */
  get waiting(): number {
    return this.#waiting;
  }

  send(event: number, group: number, at: number): void {
    this.#groups[event] = group;
    this.#sentAt[event] = at;
  }

  acknowledge(event: number, at: number): void {
    if (this.#states[event] !== NOT_SEEN) return;
    this.#states[event] = ACKNOWLEDGED;
    this.#acknowledgedAt[event] = at;
    this.#awaitedIn(event).push(event);
    this.#waiting += 1;
  }

  /** The topic took the event. */
  publish(event: number, at: number): void {
    const isAgain = this.#states[event] === PUBLISHED;
    if (isAgain && at - (this.#publishedAt[event] ?? 0) >= 300_000) this.publishedAgain += 1;
    if (isAgain) return;
    const awaited = this.#awaitedIn(event);
    const position = awaited.indexOf(event);
    const before = position === -1 ? awaited : awaited.slice(0, position);
    const sentAt = this.#sentAt[event] ?? 0;
    if (before.some((earlier) => (this.#acknowledgedAt[earlier] ?? 0) < sentAt)) this.#overtakers.add(event);
    if (position >= 0) awaited.splice(position, 1);
    if (this.#states[event] === ACKNOWLEDGED) this.#waiting -= 1;
    this.#states[event] = PUBLISHED;
    this.#publishedAt[event] = at;
  }

  #awaitedIn(event: number): number[] {
    return this.#awaited[this.#groups[event] ?? 0] ?? [];
  }
}
