import type { Measured } from './measured.ts';
import type { StageFacts } from './stage-facts.ts';
import type { Volume } from './volume.ts';

/** What is priced: what a stage has, what was measured, and how much comes. */
export interface Priced {
  readonly facts: StageFacts;
  readonly measured: Measured;
  readonly volume: Volume;
}
