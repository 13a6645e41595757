import type { Disturbance } from '../support/disturbed-objects.ts';
import { DiedError } from '../support/disturbed-objects.ts';

/** The life of a worker: it dies at one of its calls, before that has an effect or after, and calls nothing any more. */
export class Life {
  #calls = 0;
  #isDead = false;
  readonly #diesAt: number;
  readonly #when: 'before' | 'after';
  readonly #turn: () => Promise<void>;

  /** `turn`: lets the others go on between two calls. */
  constructor(number: number, turn: () => Promise<void>) {
    this.#diesAt = number >> 1;
    this.#when = number % 2 === 0 ? 'before' : 'after';
    this.#turn = turn;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** What a store's calls are disturbed by. */
  readonly disturb: Disturbance = async (when) => {
    if (when === 'before') await this.#turn();
    if (this.#isDead) throw new DiedError();
    if (when === this.#when && this.#calls === this.#diesAt) {
      this.#isDead = true;
      throw new DiedError();
    }
    if (when === 'after') this.#calls += 1;
  };

  /** One call of anything else. */
  async call<T>(effect: () => Promise<T> | T): Promise<T> {
    await this.disturb('before', 'read');
    const answer = await effect();
    await this.disturb('after', 'read');
    return answer;
  }

  /** A port whose methods are calls. */
  around<Port extends object>(port: Port, names: readonly (keyof Port)[]): Port {
    const calls = names.map((name) => [
      name,
      (...given: unknown[]) =>
        this.call(() => (port[name] as (...given: unknown[]) => Promise<unknown>).apply(port, given)),
    ]);
    return Object.assign(Object.create(port), Object.fromEntries(calls));
  }
}
