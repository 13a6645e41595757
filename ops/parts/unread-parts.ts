import { type PartProblem, partProblemOf } from './part-problem.ts';

/** A part that could not be looked at, and why. */
export interface UnreadPart<Name extends string> {
  readonly part: Name;
  readonly problem: PartProblem;
}

/** Looks at the parts that an answer is put together from: it goes without one that may not be looked at, and says so. */
export class UnreadParts<Name extends string> {
  readonly #problems = new Map<Name, PartProblem>();
  readonly #errors = new Map<Name, unknown>();

  /** Those that could not be looked at, in the order of their names. */
  get found(): readonly UnreadPart<Name>[] {
    const found = [...this.#problems].map(([part, problem]) => ({ part, problem }));
    return found.sort((one, other) => (one.part < other.part ? -1 : 1));
  }

  has(part: Name): boolean {
    return this.#problems.has(part);
  }

  /** What a part has, or `otherwise` where it cannot be looked at. */
  async look<Seen>(part: Name, otherwise: Seen, look: () => Promise<Seen>): Promise<Seen> {
    try {
      return await look();
    } catch (error) {
      this.note(part, error);
      return otherwise;
    }
  }

  /** Takes down what a look failed with. Throws what is a misuse, or a fault of this software. */
  note(part: Name, error: unknown): void {
    const problem = partProblemOf(error);
    if (problem === undefined) throw error;
    this.#problems.set(part, problem);
    this.#errors.set(part, error);
  }

  /** Throws what a part could not be looked at for: of what it may have nobody says that it is not there. */
  assertRead(part: Name): void {
    if (this.#errors.has(part)) throw this.#errors.get(part);
  }
}
