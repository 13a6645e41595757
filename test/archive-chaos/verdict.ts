import { gunzipSync } from 'node:zlib';
import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { byGroupAndReceipt } from '../../core/archive/archived-event.ts';
import { openDayFile } from '../../core/archive/day-file/open-day-file.ts';
import { eventsOfFile } from '../../core/archive/events-of-day.ts';
import { compacted, flaws, keys } from '../core/archive/compaction/archive-state.ts';
import type { ChaosWorld } from './chaos-world.ts';
import { FORGOTTEN, MARK } from './story.ts';

/** What is wrong after a run; each list must be empty. */
export interface Verdict {
  /** Ids of events of others that are not in the archive, or not byte for byte. */
  readonly missingInArchive: readonly string[];
  /** Ids of events that are there and were not accepted, are there twice, or are of who was forgotten. */
  readonly wronglyInArchive: readonly string[];
  /** What is wrong with the manifests, and what is left that is not compacted. */
  readonly flaws: readonly string[];
  /** Effects that are missing, by replay and id; the first time is that of no replay. */
  readonly missingEffects: readonly string[];
  readonly doubledEffects: readonly string[];
  readonly outOfOrder: readonly string[];
  /** Where the mark of who was forgotten is found. */
  readonly leftOfPerson: readonly string[];
}

interface Ended {
  readonly world: ChaosWorld;
  readonly events: readonly ArchivedEvent[];
  readonly users: number;
}

/** Looks over all that is left when everything is done. */
export async function verdictOf({ world, events }: Ended): Promise<Verdict> {
  const others = events.filter(({ subject }) => subject !== FORGOTTEN.user);
  const found = (await compacted(world.objects)).map(({ envelope }) => envelope);
  const expected = new Map(others.map(({ envelope, id }) => [envelope, id]));
  const hot = await keys(world.objects, 'hot/');
  return {
    missingInArchive: others.filter(({ envelope }) => !found.includes(envelope)).map(({ id }) => id),
    wronglyInArchive: found.flatMap((envelope, index) => {
      const id = expected.get(envelope);
      if (id === undefined) return [`unknown ${index}`];
      return found.indexOf(envelope) < index ? [id] : [];
    }),
    flaws: [...(await flaws(world.objects)), ...hot.map((key) => `${key} is not compacted`)],
    ...effectsOf(world, others),
    leftOfPerson: await placesOf(MARK, world),
  };
}

function effectsOf(world: ChaosWorld, others: readonly ArchivedEvent[]) {
  const replays = [...new Set(world.effects.map(({ replayId }) => replayId))];
  const order = [...others].sort(byGroupAndReceipt);
  const missingEffects: string[] = [];
  const doubledEffects: string[] = [];
  const outOfOrder: string[] = [];
  if (replays.length !== 3)
    missingEffects.push(`there were ${replays.length} of the first time and two replays`);
  for (const replayId of replays) {
    const effects = world.effects.filter((effect) => effect.replayId === replayId);
    const seen = Map.groupBy(effects, ({ id }) => id);
    const name = (id: string) => (replayId === '' ? id : `${replayId} ${id}`);
    missingEffects.push(...order.filter(({ id }) => !seen.has(id)).map(({ id }) => name(id)));
    doubledEffects.push(...[...seen].filter(([, all]) => all.length > 1).map(([id]) => name(id)));
    for (const [group, all] of Map.groupBy(effects, (effect) => effect.group)) {
      const expected = order.filter((event) => event.group === group).map(({ id }) => id);
      if (expected.length > 0 && all.map(({ id }) => id).join() !== expected.join())
        outOfOrder.push(name(group));
    }
  }
  return { missingEffects, doubledEffects, outOfOrder };
}

/** Every place where a text is left: versions of objects, tables, queues and the log. */
async function placesOf(text: string, world: ChaosWorld): Promise<string[]> {
  const places: string[] = [];
  const look = (place: string, content: string) => {
    if (content.includes(text)) places.push(place);
  };
  for (const { key, content } of world.objects.contents()) {
    look(`the key ${key}`, key);
    look(key, Buffer.from(content).toString('latin1'));
    look(`inside of ${key}`, await readable(key, content));
  }
  const { gates, lines, troubles, dropped } = world.quarantine.state;
  look('the quarantine', JSON.stringify([[...gates], [...lines], [...troubles], dropped]));
  look('the inbox', JSON.stringify(world.transactions.table('inbox')));
  look('the queues', JSON.stringify([world.archived, world.queued]));
  look('the log', JSON.stringify(world.log.lines));
  return places;
}

async function readable(key: string, content: Uint8Array): Promise<string> {
  if (key.endsWith('.gz')) return gunzipSync(content).toString('utf8');
  if (!key.endsWith('.parquet')) return '';
  const file = await openDayFile({
    key,
    bytes: content.length,
    read: async ({ from, to }) => content.subarray(from, to),
  });
  return JSON.stringify(await Array.fromAsync(eventsOfFile(file, 'privy/main', {})));
}
