import { type PartProblem, partProblemOf } from './part-problem.ts';

/** What is known of a part of a stage: what was seen, or of that which has a name why nothing was. */
export type Looked<Part, Named = object> =
  | (Part & { readonly problem?: undefined })
  | (Named & { readonly problem: PartProblem });

/** Whether a part could be looked at. */
export function isSeen<Part extends { readonly problem?: PartProblem | undefined }>(
  part: Part,
): part is Extract<Part, { readonly problem?: undefined }> {
  return part.problem === undefined;
}

/** Looks at parts of a stage each for itself: one that may not be looked at hides no other. */
export class PartLooks {
  #seen = 0;
  readonly #failures: unknown[] = [];

  /** Looks at one. `named` is what is known of it in any case. */
  async at<Part extends object, Named extends object>(
    named: Named,
    look: () => Promise<Part>,
  ): Promise<Looked<Part, Named>> {
    try {
      const part = await look();
      this.#seen += 1;
      return part;
    } catch (error) {
      const problem = partProblemOf(error);
      if (problem === undefined) throw error;
      this.#failures.push(error);
      return { ...named, problem };
    }
  }

  /** Throws what one failed with where none was seen: such as with credentials that have expired there is nothing to show. */
  assertSomeSeen(): void {
    if (this.#seen === 0 && this.#failures.length > 0) throw this.#failures[0];
  }
}
