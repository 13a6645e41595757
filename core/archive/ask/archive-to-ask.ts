import type { ObjectStore } from '../object-store.ts';
import type { HotMemory } from './hot-memory.ts';

/** Where answers come from. */
export interface ArchiveToAsk {
  readonly objects: ObjectStore;
  /** Of whoever asks again. @default everything is read each time */
  readonly memory?: HotMemory | undefined;
}
