import type { WritesBy } from './measured.ts';

/** What comes through a stage in a month. */
export interface Volume {
  readonly events: number;
  /** Body of a delivery, in bytes. */
  readonly bodyBytes: number;
  /** Whether handlers get events one at a time, as they come, or in full batches, as in a backlog. */
  readonly batch: 1 | 'full';
  /** How each handler writes its row. */
  readonly writesBy: WritesBy;
}

/** A million events of 3,000 bytes, one at a time, into handlers that each write a row. */
export const USUAL_VOLUME: Volume = {
  events: 1_000_000,
  bodyBytes: 3_000,
  batch: 1,
  writesBy: 'applyIfNewer',
};

export const MILLION = 1_000_000;
export const GIGABYTE = 1e9;
/** A month of 30 days. */
export const SECONDS_IN_MONTH = 2_592_000;
export const DAYS_IN_MONTH = 30;
