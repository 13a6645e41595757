/** One way to get a file wrong. */
export interface Mutant {
  /** What no longer holds, in a sentence. */
  readonly breaks: string;
  /** What is replaced: it occurs exactly once in the file. */
  readonly text: string;
  readonly becomes: string;
  /** Why no test can notice it, where that is so. */
  readonly survivesBecause?: string;
}

/** The ways to get one file wrong, and the tests that notice. */
export interface MutatedFile {
  readonly file: string;
  /** Test files: any of them may notice. */
  readonly noticedBy: readonly string[];
  readonly mutants: readonly Mutant[];
}

/** The file with the mutant in it. Throws where the mutant is out of date. */
export function mutate(source: string, { text, becomes, breaks }: Mutant): string {
  const [before, after, ...others] = source.split(text);
  if (before === undefined || after === undefined || others.length > 0) {
    const times = source.split(text).length - 1;
    throw new RangeError(
      `"${breaks}" is out of date: its text occurs ${times} times and must occur once: ${text}`,
    );
  }
  return `${before}${becomes}${after}`;
}
