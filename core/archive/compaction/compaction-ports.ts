import type { ObjectStore } from '../object-store.ts';
import type { Scratch } from '../scratch.ts';

/** What compaction works with. */
export interface CompactionPorts {
  readonly objects: ObjectStore;
  readonly scratch: Scratch;
  readonly now: () => Date;
}
