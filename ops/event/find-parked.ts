import type { SourceName } from '../../core/events/source-name.ts';
import type { Item } from '../../core/inbox/item.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import { ALL_SHARDS } from '../../core/parked/shards.ts';
import { deduplicationId } from '../../core/topic/message-ids.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { Stage } from '../stage/stage.ts';
import type { EventKey, ParkedPlace, SetAsidePlace } from './event-evidence.ts';

const { partitionKey, sortKey, byAge, refused } = PARKED_TABLE;

/** Where an event stands that the topic refused for good. */
export async function findSetAside(
  { description, services }: Pick<Stage, 'description' | 'services'>,
  { source, id }: EventKey,
): Promise<SetAsidePlace | undefined> {
  const key = { [partitionKey]: refused, [sortKey]: ledgerKey(source as SourceName, id) };
  const item = await (await services.tables()).get(description.parkedTable, key);
  return item === undefined ? undefined : { at: String(item['refusedAt']), reason: String(item['reason']) };
}

/** Where an event stands in the line of its user. It is looked for among those of the minutes in which a delivery parked it. */
export async function findParked(
  stage: Pick<Stage, 'description' | 'services'>,
  { source, id }: EventKey,
  deliveries: readonly Delivery[],
): Promise<ParkedPlace | undefined> {
  const end = `#${deduplicationId(ledgerKey(source as SourceName, id))}`;
  for (const minute of minutesOf(deliveries)) {
    const listed = await Promise.all(ALL_SHARDS.map((shard) => parkedIn(stage, shard, minute)));
    const found = listed.flat().find((item) => String(item[sortKey]).endsWith(end));
    if (found !== undefined) return await placeOf(stage, found);
  }
  return undefined;
}

/** The minutes, as times begin, in which an event may have been parked: it was within the delivery, which takes seconds. */
function minutesOf(deliveries: readonly Delivery[]): readonly string[] {
  const ends = deliveries.filter(({ outcome }) => outcome === 'parked').map(({ at }) => Date.parse(at));
  const times = ends.flatMap((end) => [end, end - 60_000]);
  return [...new Set(times.map((time) => new Date(time).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length)))];
}

async function parkedIn(
  { description, services }: Pick<Stage, 'description' | 'services'>,
  shard: number,
  minute: string,
): Promise<readonly Item[]> {
  return await (await services.tables()).query(description.parkedTable, {
    index: byAge.indexName,
    partition: { [byAge.partitionKey]: String(shard) },
    prefix: { [byAge.sortKey]: minute },
  });
}

async function placeOf(
  { description, services }: Pick<Stage, 'description' | 'services'>,
  found: Item,
): Promise<ParkedPlace> {
  const group = String(found[partitionKey]);
  const line = await (await services.tables()).query(description.parkedTable, {
    partition: { [partitionKey]: group },
  });
  const ahead = line.filter((item) => String(item[sortKey]) < String(found[sortKey])).length;
  return { at: String(found[byAge.sortKey]), group, ahead };
}
