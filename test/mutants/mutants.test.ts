import { existsSync, readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { ALL_MUTANTS } from './all-mutants.ts';
import { mutate } from './mutant.ts';

const files = Object.values(ALL_MUTANTS).flat();
const mutants = files.flatMap(({ file, mutants }) =>
  mutants.map((mutant) => [mutant.breaks, file, mutant] as const),
);

describe('the list of mutants', () => {
  it.each(mutants)('is in step with the code: %s (%s)', (_, file, mutant) => {
    const mutated = mutate(readFileSync(file, 'utf8'), mutant);

    expect(() => transformSync(mutated, { loader: 'ts' })).not.toThrow();
  });

  it.each(files)('names tests that exist for $file', ({ noticedBy }) => {
    expect(noticedBy.filter((test) => !existsSync(test))).toEqual([]);
    expect(noticedBy).not.toEqual([]);
  });

  it('names each mutant once', () => {
    const names = mutants.map(([breaks, file]) => `${file}: ${breaks}`);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('a mutant', () => {
  const change = { breaks: 'One is no longer one.', text: 'one', becomes: 'two' };

  it('replaces its text', () => {
    expect(mutate('just one', change)).toBe('just two');
  });

  it.each(['zero', 'one and one'])('is out of date in: %s', (source) => {
    expect(() => mutate(source, change)).toThrow(
      /"One is no longer one." is out of date: its text occurs [02] times/,
    );
  });
});
