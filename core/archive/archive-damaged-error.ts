/**
 * What can be wrong with an object of the archive.
 *
 * - `stray-object`: its key is none that the pipeline writes.
 * - `bad-gzip`, `cut-lines`: it is not whole.
 * - `bad-envelope`: a line is no envelope. The detail says what is wrong with it.
 * - `wrong-day`: an event was received on another day than its key says.
 * - `day-ahead`: its day has not begun; a clock was ahead, or the keeper's is behind.
 * - `bad-manifest`: it is no manifest of the day that its key says.
 * - `no-manifest`: the file of a day that no manifest names.
 * - `file-gone`: a manifest names it, and it is not there.
 * - `file-altered`: it is not as its manifest says, or as its own key does.
 * - `broken-chain`: a manifest does not say the hash of the one before it, or names another day.
 */
export type Damage =
  | 'stray-object'
  | 'bad-gzip'
  | 'cut-lines'
  | 'bad-envelope'
  | 'wrong-day'
  | 'day-ahead'
  | 'bad-manifest'
  | 'no-manifest'
  | 'file-gone'
  | 'file-altered'
  | 'broken-chain';

/** Something that is wrong with an object of the archive. Never says what is in it. */
export interface ArchiveProblem {
  readonly damage: Damage;
  readonly key: string;
  /** Which line, from 1, or what exactly. */
  readonly detail?: string;
}

/** The archive cannot be read there: somebody has to look at the object. */
export class ArchiveDamagedError extends Error {
  readonly code = 'archive-damaged';
  readonly problem: ArchiveProblem;

  constructor(damage: Damage, key: string, options?: ErrorOptions) {
    super(`${damage}: ${key}`, options);
    this.name = 'ArchiveDamagedError';
    this.problem = { damage, key };
  }
}
