/** One thing that is measured, by itself or with the others. */
export interface Bench {
  /** What it is called on the command line and in the docs. */
  readonly name: string;
  readonly title: string;
  /** What is measured, how, and in which unit: a sentence or two. */
  readonly about: string;
  /** Measures; says now and then how far it is. */
  run(onProgress: (step: string) => void): Promise<BenchResult>;
}

/** What came out. */
export interface BenchResult {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
}

/** The first column is text, the others are figures. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What was to be reached. */
export interface Goal {
  readonly goal: string;
  readonly measured: string;
  readonly isMet: boolean;
  /** Why it is missed, or how close it is. */
  readonly reason?: string;
}

/** A figure with its unit's usual precision: three digits that say something. */
export function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
