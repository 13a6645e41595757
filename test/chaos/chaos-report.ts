import type { Audit } from './audit.ts';
import type { Dependency } from './plan-phases.ts';

/** A number, or one for each dependency. */
export type Figure = number | Readonly<Record<Dependency, number>>;

/** The figures of a run, under the headings and in the words of the report. */
export type Figures = Readonly<Record<string, Readonly<Record<string, Figure>>>>;

export interface ChaosReport {
  readonly figures: Figures;
  readonly audit: Audit;
  /** True when everything that must be zero is. */
  readonly passed: boolean;
}

export function hasPassed(audit: Audit): boolean {
  return Object.values(audit).every((places) => places.length === 0);
}
