import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import { ALL_SHARDS } from '../../core/parked/shards.ts';
import type { Stage } from '../stage/stage.ts';

/** What could not be published yet. */
export interface ParkedStatus {
  /** When the oldest event in line was parked, ISO 8601; absent where none waits. Lags behind by about a second. */
  readonly oldest?: string;
  /** How many events the topic refused for good. */
  readonly refused: number;
}

const { byAge, partitionKey, refused: REFUSED } = PARKED_TABLE;

/** Looks at what is parked, by reading its table. */
export async function parkedStatus({
  description,
  services,
}: Pick<Stage, 'description' | 'services'>): Promise<ParkedStatus> {
  const tables = await services.tables();
  const { parkedTable } = description;
  const [refused, ...first] = await Promise.all([
    tables.query(parkedTable, { partition: { [partitionKey]: REFUSED } }),
    ...ALL_SHARDS.map((shard) =>
      tables.query(parkedTable, {
        index: byAge.indexName,
        partition: { [byAge.partitionKey]: String(shard) },
        limit: 1,
      }),
    ),
  ]);
  const oldest = first
    .flat()
    .map((item) => String(item[byAge.sortKey]))
    .sort()[0];
  return { ...(oldest === undefined ? {} : { oldest }), refused: refused.length };
}
