import { availableParallelism } from 'node:os';
import { since } from '../prove/figures.ts';
import { Screen } from '../prove/screen.ts';
import { ALL_MUTANTS } from './all-mutants.ts';
import { CopiedTree } from './copied-tree.ts';
import { type JudgedMutant, judgeMutants, type MutantInFile } from './judge-mutants.ts';
import { runTests } from './run-tests.ts';

const screen = new Screen(process.stdout);
const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(ALL_MUTANTS, name));
if (unknown.length > 0) {
  const allowed = Object.keys(ALL_MUTANTS).join(', ');
  process.stderr.write(
    `mutants: no part is called ${unknown.join(', ')}. Use: npm run mutants -- [PART…], of ${allowed}\n`,
  );
  process.exitCode = 2;
} else process.exitCode = await main(names.length > 0 ? names : Object.keys(ALL_MUTANTS));

async function main(parts: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const mutants = parts.flatMap(mutantsOf);
  const jobs = Math.min(availableParallelism(), mutants.length);
  const trees = Array.from({ length: jobs }, () => new CopiedTree(process.cwd()));
  try {
    const judged = await judge(mutants, trees);
    return conclude(judged, startedAt);
  } finally {
    for (const tree of trees) tree.remove();
  }
}

async function judge(
  mutants: readonly MutantInFile[],
  trees: readonly CopiedTree[],
): Promise<JudgedMutant[]> {
  const [first] = trees;
  if (first === undefined) return [];
  screen.progress('the tests without a mutant');
  const sound = await runTests(first.folder, [...new Set(mutants.flatMap(({ noticedBy }) => noticedBy))]);
  if (!sound.passed) throw new Error(`the tests fail without any mutant: ${sound.failedFirst}`);
  const judged = await judgeMutants(mutants, trees, (one, count) => {
    show(one);
    screen.progress(`${count} of ${mutants.length}`);
  });
  return judged;
}

function show({ part, file, mutant, verdict, asExpected }: JudgedMutant): void {
  screen.line(`${screen.verdict(asExpected)}  ${part}: ${screen.strong(mutant.breaks)}`);
  screen.line(screen.faint(`    ${file}: ${verdict}`));
}

function conclude(judged: readonly JudgedMutant[], startedAt: number): number {
  const wrong = judged.filter(({ asExpected }) => !asExpected);
  const killed = judged.filter(({ verdict }) => verdict.startsWith('killed')).length;
  screen.line();
  screen.line(`${killed} of ${judged.length} mutants killed (${since(startedAt)})`);
  if (wrong.length > 0) screen.line('Not killed and not explained, or explained and killed:');
  wrong.forEach(show);
  return wrong.length === 0 ? 0 : 1;
}

function mutantsOf(part: string): MutantInFile[] {
  return (ALL_MUTANTS[part] ?? []).flatMap(({ file, noticedBy, mutants }) =>
    mutants.map((mutant) => ({ part, file, noticedBy, mutant })),
  );
}
