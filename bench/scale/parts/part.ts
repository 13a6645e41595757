import type { Goal, PlotFile, Table } from '../../bench.ts';
import type { ServiceTimes } from '../simulation/service-times.ts';

/** What the parts reckon with. */
export interface Measured {
  readonly times: ServiceTimes;
  /** A figure that was written down. */
  readonly figure: (name: string) => number;
}

/** One question to the simulation, and its answer. */
export interface Part {
  readonly table: Table;
  readonly plots?: readonly PlotFile[];
  readonly goals?: readonly Goal[];
}
