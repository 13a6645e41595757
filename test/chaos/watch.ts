import type { Phase } from './plan-phases.ts';

/** Hears how a run goes. */
export interface ChaosWatcher {
  stage(text: string): void;
  phase(phase: Phase): void;
  /** From now on one may ask how far it is. */
  started(progress: () => Progress): void;
}

export interface Progress {
  readonly events: number;
  readonly acknowledged: number;
  readonly attempts: number;
  readonly consumed: number;
  readonly faults: number;
  readonly kills: number;
}
