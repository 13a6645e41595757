import type { DrainPorts } from '../../core/drain/drain-ports.ts';
import type { HandOverPorts } from '../../core/intake/hand-over-run.ts';

/** What is simulated: the pipeline as it is, or with something changed to see whether the simulation notices. */
export interface Variant {
  readonly retentionDays: number;
  readonly drains: boolean;
  readonly statusOf: (status: number) => number;
  readonly intakePorts: (ports: HandOverPorts) => HandOverPorts;
  readonly drainPorts: (ports: DrainPorts) => DrainPorts;
}

export const AS_IT_IS: Variant = {
  retentionDays: 100,
  drains: true,
  statusOf: (status) => status,
  intakePorts: (ports) => ports,
  drainPorts: (ports) => ports,
};
