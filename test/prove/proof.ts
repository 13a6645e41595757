import type { Screen } from './screen.ts';

export interface ProofOptions {
  readonly deep: boolean;
  readonly seed: number;
  readonly screen: Screen;
}

/** Runs one proof, prints what it finds, and says which promises are broken: none, it is hoped. */
export type Proof = (options: ProofOptions) => Promise<readonly string[]>;
