/** What can be too little. */
export type Resource =
  | 'the throttle of a source'
  | "the account's requests"
  | 'functions at once'
  | 'new sandboxes'
  | 'writes to the ledger'
  | 'writes of parked events'
  | 'messages to the topic'
  | 'messages of one user to the topic'
  | 'batches at once of a handler'
  | 'one user after the other in a handler'
  | "writes to a handler's table"
  | 'messages in flight';

/** Fewer are what chance does. */
const WORTH_NAMING = 0.002;

/** Where something had to wait or was refused, how often, and since when. */
export class Pressure {
  readonly #felt = new Map<Resource, { times: number; readonly since: number }>();

  note(resource: Resource, now: number, times = 1): void {
    const felt = this.#felt.get(resource);
    if (felt === undefined) this.#felt.set(resource, { times, since: now });
    else felt.times += times;
  }

  times(resource: Resource): number {
    return this.#felt.get(resource)?.times ?? 0;
  }

  /** What gave way before anything else, of what a share of the deliveries felt. */
  first(deliveries: number): Resource | undefined {
    return [...this.#felt]
      .filter(([, { times }]) => times > deliveries * WORTH_NAMING)
      .sort(([, a], [, b]) => a.since - b.since)[0]?.[0];
  }
}
