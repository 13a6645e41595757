export type Counter =
  | 'deliveries'
  | 'accepted'
  | 'duplicate'
  | 'parked'
  | 'unavailable'
  | 'degraded'
  | 'died'
  | 'outOfReach'
  | 'unexpected'
  | 'answersLost'
  | 'retried'
  | 'sentTwice'
  | 'resent'
  | 'gaveUp'
  | 'drainRuns'
  | 'drained'
  | 'helped'
  | 'setAside';

/** What happened how often. */
export class Tally {
  readonly #counts = new Map<Counter, number>();
  #slowestAnswer = 0;

  add(counter: Counter): void {
    this.#counts.set(counter, this.count(counter) + 1);
  }

  count(counter: Counter): number {
    return this.#counts.get(counter) ?? 0;
  }

  timeAnswer(milliseconds: number): void {
    this.#slowestAnswer = Math.max(this.#slowestAnswer, milliseconds);
  }

  get slowestAnswer(): number {
    return this.#slowestAnswer;
  }
}
