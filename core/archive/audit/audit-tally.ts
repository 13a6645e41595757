import type { SourceName } from '../../events/source-name.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { DayAudit, FlawedEvent, SourceAudit } from './day-audit.ts';

/** So many are named. All are counted. */
const NAMED = 1_000;

/** What is counted of a source while it is audited. */
interface Counts {
  published: number;
  archived: number;
  withheld: Map<string, number>;
  forgotten: number;
  earlier: number;
  missing: number;
  altered: number;
  doubled: number;
  events: number;
  unmarked: number;
}

/** Counts what an audit finds, and names as much of it as anybody reads. */
export class AuditTally {
  readonly #problems = new Map<string, ArchiveProblem>();
  readonly #counts = new Map<string, Counts>();
  readonly #flawed: FlawedEvent[] = [];
  readonly #unmarked: { source: SourceName; id: string }[] = [];

  /** The counts of a source. */
  of(source: string): Counts {
    const found = this.#counts.get(source);
    if (found !== undefined) return found;
    const counts = newCounts();
    this.#counts.set(source, counts);
    return counts;
  }

  /** What is found twice is one problem. */
  addProblem(problem: ArchiveProblem): void {
    const { damage, key, detail = '' } = problem;
    this.#problems.set(`${damage} ${key} ${detail}`, problem);
  }

  addFlaw(flawed: FlawedEvent): void {
    this.of(flawed.source)[flawed.flaw] += 1;
    if (this.#flawed.length < NAMED) this.#flawed.push(flawed);
  }

  addUnmarked(event: { readonly source: SourceName; readonly id: string }): void {
    this.of(event.source).unmarked += 1;
    if (this.#unmarked.length < NAMED) this.#unmarked.push(event);
  }

  /** What was found, the sources in the order of their names. */
  report(): Omit<DayAudit, 'day' | 'ledger'> {
    const sources = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      sources: sources.map(([source, counts]) => sourceAudit(source, counts)),
      flawed: this.#flawed,
      unmarked: this.#unmarked,
      damaged: this.#problems.size,
      problems: [...this.#problems.values()].slice(0, NAMED),
    };
  }
}

function newCounts(): Counts {
  return {
    published: 0,
    archived: 0,
    withheld: new Map(),
    forgotten: 0,
    earlier: 0,
    missing: 0,
    altered: 0,
    doubled: 0,
    events: 0,
    unmarked: 0,
  };
}

function sourceAudit(source: string, { withheld, ...counts }: Counts): SourceAudit {
  const types = [...withheld].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return { source, ...counts, withheld: Object.fromEntries(types) };
}
