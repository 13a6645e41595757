import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import { ALL_SHARDS } from '../../core/parked/shards.ts';
import type { Stage } from '../stage/stage.ts';

const { partitionKey, sortKey, byAge, refused } = PARKED_TABLE;

/** What is parked: the deduplication ids of what stands in lines, and the ledger keys of what the topic refused for good. */
export interface ParkedEvents {
  readonly inLine: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
}

/** Reads all of it, so that it is for a pipeline on this machine. */
export async function parkedEvents({
  description,
  services,
}: Pick<Stage, 'description' | 'services'>): Promise<ParkedEvents> {
  const tables = await services.tables();
  const { parkedTable } = description;
  const [setAside, ...shards] = await Promise.all([
    tables.query(parkedTable, { partition: { [partitionKey]: refused } }),
    ...ALL_SHARDS.map((shard) =>
      tables.query(parkedTable, {
        index: byAge.indexName,
        partition: { [byAge.partitionKey]: String(shard) },
      }),
    ),
  ]);
  return {
    // A place in a line is a time and the id by which the topic drops a repeat, which has marks of its own.
    inLine: new Set(
      shards.flat().map((item) => {
        const place = String(item[sortKey]);
        return place.slice(place.indexOf('#') + 1);
      }),
    ),
    refused: new Set(setAside.map((item) => String(item[sortKey]))),
  };
}
