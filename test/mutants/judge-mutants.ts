import type { CopiedTree } from './copied-tree.ts';
import type { Mutant } from './mutant.ts';
import { runTests } from './run-tests.ts';

/** A mutant and where it belongs. */
export interface MutantInFile {
  readonly part: string;
  readonly file: string;
  readonly noticedBy: readonly string[];
  readonly mutant: Mutant;
}

/** What became of a mutant. */
export interface JudgedMutant extends MutantInFile {
  readonly verdict: string;
  /** False where it survived and nobody explained it, or was killed though somebody did. */
  readonly asExpected: boolean;
}

/** Puts each mutant into one of the trees, runs its tests there, and says who noticed. In the order of the list. */
export async function judgeMutants(
  mutants: readonly MutantInFile[],
  trees: readonly CopiedTree[],
  onJudged: (judged: JudgedMutant, count: number) => void,
): Promise<JudgedMutant[]> {
  const judged = new Map<MutantInFile, JudgedMutant>();
  const left = [...mutants];
  const work = async (tree: CopiedTree) => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const verdict = await judgeMutant(next, tree);
      judged.set(next, verdict);
      onJudged(verdict, judged.size);
    }
  };
  const ended = await Promise.allSettled(trees.map(work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return mutants.flatMap((mutant) => judged.get(mutant) ?? []);
}

async function judgeMutant(found: MutantInFile, tree: CopiedTree): Promise<JudgedMutant> {
  const { file, noticedBy, mutant } = found;
  const run = await tree.with(file, mutant, () => runTests(tree.folder, noticedBy));
  const explained = mutant.survivesBecause;
  const fate = run.passed ? 'survived' : `killed by "${run.failedFirst}"`;
  const verdict = explained === undefined ? fate : `${fate}; explained: ${explained}`;
  return { ...found, verdict, asExpected: run.passed === (explained !== undefined) };
}
