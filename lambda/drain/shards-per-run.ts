import { SHARDS } from '../../core/parked/shards.ts';

/** So many runs work side by side: a rule has five targets at most. */
const RUNS = 4;

/** The shards of each run. Together they are all, and each is in one. */
export const SHARDS_OF_RUNS: readonly (readonly number[])[] = Array.from({ length: RUNS }, (_, run) =>
  Array.from({ length: SHARDS / RUNS }, (_, shard) => run * (SHARDS / RUNS) + shard),
);
