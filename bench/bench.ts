/** One thing that is measured, by itself or with the others. */
export interface Bench {
  /** What it is called on the command line and in the docs. */
  readonly name: string;
  readonly title: string;
  /** The page in docs/ that its figures are written into. @default performance.md */
  readonly page?: string;
  /** It takes so long that it is measured only where it is named. @default it is measured with the others */
  readonly onlyNamed?: true;
  /** What is measured, how, and in which unit: a sentence or two. */
  readonly about: string;
  /** Measures; says now and then how far it is. */
  run(onProgress: (step: string) => void, options: BenchOptions): Promise<BenchResult>;
}

/** What is measured only where it is asked for, as it takes minutes, and how much. */
export interface BenchOptions {
  readonly install: boolean;
  readonly tests: boolean;
  /** How many events are delivered before a page is opened, how many are written before them, and how long it stays open. */
  readonly events: number;
  readonly seeded: number;
  readonly minutes: number;
}

/** What came out. */
export interface BenchResult {
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
  /** What other benches reckon with: CPU and clock in milliseconds, by what they are. @default none */
  readonly figures?: Readonly<Record<string, number>>;
  /** @default none */
  readonly plots?: readonly PlotFile[];
}

/** A plot that its page shows. */
export interface PlotFile {
  /** Its name, in a folder that is called like the bench. */
  readonly file: string;
  readonly svg: string;
}

/** The first column is text, the others are figures. */
export interface Table {
  /** Where it has one it stands on the page between marks of its own, among what is written there. */
  readonly name?: string;
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
