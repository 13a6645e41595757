import { CallTimedOutError } from '../../core/call-timed-out-error.ts';
import type { Actor } from './actor.ts';
import { fateOf } from './fates.ts';
import { type DependencyFailure, Outages } from './outages.ts';
import type { Random } from './random.ts';
import type { VirtualTime } from './virtual-time.ts';

const FAILURES = ['refusing', 'unheard', 'slow', 'flaky'] as const;
/** One call out of so many is the last thing that the caller does. */
export const USUAL_DEATH_CHANCE = 0.001;

export type Dependency = 'ledger' | 'lines' | 'topic';

export interface Call<Answer> {
  readonly actor: Actor;
  readonly dependency: Dependency;
  /** After so many milliseconds the caller gives up. */
  readonly budget: number;
  readonly effect: () => Promise<Answer>;
  /** What is to be noted when the caller does not learn what became of the call. */
  readonly unheard?: () => void;
}

export class CallFailed extends Error {}

/** Makes calls to the ledger, the lines and the topic with all that goes wrong on the way. */
export class FaultyCalls {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #own: Readonly<Record<Dependency, Outages<DependencyFailure>>>;
  /** When a region has trouble, it is not with one service. */
  readonly #shared: Outages<DependencyFailure>;

  constructor(time: VirtualTime, random: Random, until: number) {
    this.#time = time;
    this.#random = random;
    const outages = () => new Outages<DependencyFailure>(FAILURES, until, random);
    this.#own = { ledger: outages(), lines: outages(), topic: outages() };
    this.#shared = outages();
  }

  /** Resolves or rejects in virtual time, or never: when the caller died. */
  make<Answer>({ actor, dependency, budget, effect, unheard }: Call<Answer>): Promise<Answer> {
    const diesBefore = this.#random.chance(actor.deathChance / 2);
    const diesAfter = this.#random.chance(actor.deathChance / 2);
    const fate = fateOf(this.#failureOf(dependency), budget, this.#random);
    return new Promise((resolve, reject) => {
      if (diesBefore) actor.die();
      if (actor.isDead) return unheard?.();

      let answer: Promise<Answer> | undefined;
      for (const at of fate.effectsAt) {
        this.#time.after(at, () => {
          answer = effect();
          // Nobody hears of an error that comes after the caller was told something else.
          answer.catch(() => undefined);
        });
      }
      this.#time.after(fate.answeredAt, () => {
        if (diesAfter) actor.die();
        if (fate.told !== 'answer' || actor.isDead) unheard?.();
        if (actor.isDead) return;
        if (fate.told === 'timed-out') reject(new CallTimedOutError());
        else if (fate.told === 'error' || answer === undefined)
          reject(new CallFailed(`the ${dependency} failed`));
        else resolve(answer);
      });
    });
  }

  /** True while only single calls to a dependency fail. */
  isWell(dependency: Dependency): boolean {
    return this.#failureOf(dependency) === undefined;
  }

  #failureOf(dependency: Dependency): DependencyFailure | undefined {
    const now = this.#time.elapsed;
    const own = this.#own[dependency].at(now);
    return this.#shared.at(now) ?? own;
  }
}
