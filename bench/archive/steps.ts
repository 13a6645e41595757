import { ask } from '../../core/archive/ask/ask.ts';
import { countEvents } from '../../core/archive/ask/count.ts';
import { compactDays } from '../../core/archive/compaction/compact-days.ts';
import type { ObjectStore } from '../../core/archive/object-store.ts';
import type { Scratch } from '../../core/archive/scratch.ts';
import { writeBatch } from '../../core/archive/write-batch.ts';
import { auditAll, auditHandler } from './audit-all.ts';
import { replayAll } from './replay-all.ts';
import { type Events, syntheticEvents, userName } from './synthetic-events.ts';

/** Lambda hands over 6 MB at most. */
const BATCH_BYTES = 6_000_000;
/** Of the events that come when their day is compacted. */
const LATE = 1_000;

/** What a step works with. */
export interface StepPorts {
  readonly objects: ObjectStore;
  readonly scratch: Scratch;
  readonly events: Events;
}

/** Does its work, and says in a few words what came out. */
export type Step = (ports: StepPorts) => Promise<string>;

/** What is measured, in this order, each in a process of its own. */
export const STEPS: Readonly<Record<string, Step>> = {
  'write the events, batch by batch': async ({ objects, events }) => await write(objects, events),
  'ask for one user, nothing compacted': async (ports) => await askUser(ports),
  'count by type, nothing compacted': async ({ objects }) => await count(objects),
  'compact the day': async (ports) => await compact(ports),
  'ask for one user': async (ports) => await askUser(ports),
  'ask for the newest 200 of all': async ({ objects }) => {
    const { events } = await ask({}, { order: 'newest-first', limit: 200 }, { objects });
    return `${events.length} events`;
  },
  'count by type': async ({ objects }) => await count(objects),
  'audit the day against its ledger': async (ports) => await auditAll(ports),
  'audit what a handler did with the day': async (ports) => await auditHandler(ports),
  'replay all to a queue that takes everything': async (ports) => await replayAll(ports),
  [`compact ${LATE.toLocaleString('en')} late ones into it`]: async (ports) => {
    const { day, count: first } = ports.events;
    await write(ports.objects, { day, count: LATE, first });
    return await compact(ports);
  },
};

async function write(objects: ObjectStore, events: Events): Promise<string> {
  let batch: { messageId: string; body: string }[] = [];
  let [bytes, all, written] = [0, 0, 0];
  const flush = async () => {
    const { failed, unreadable } = await writeBatch(batch, { objects, keyMaterial: false });
    if (failed.length + unreadable.length > 0) throw new Error('a batch was not written');
    written += 1;
    batch = [];
    bytes = 0;
  };
  for (const body of syntheticEvents(events)) {
    const size = Buffer.byteLength(body);
    if (bytes + size > BATCH_BYTES) await flush();
    batch.push({ messageId: String(batch.length), body });
    bytes += size;
    all += size;
  }
  await flush();
  return `${written} objects, ${Math.round(all / 1e6).toLocaleString('en')} MB of envelopes`;
}

async function compact({ objects, scratch, events: { day } }: StepPorts): Promise<string> {
  const range = { until: day, deadline: new Date(8.64e15) };
  const { days } = await compactDays(range, { objects, scratch, now: () => new Date() });
  const files = days.flatMap(({ manifests }) => manifests.map(({ file }) => file));
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const megabytes = files.reduce((sum, file) => sum + file.bytes, 0) / 1e6;
  return `${rows.toLocaleString('en')} rows, ${Math.round(megabytes)} MB in ${files.length} files`;
}

async function askUser({ objects, events: { count: all } }: StepPorts): Promise<string> {
  const user = userName(Math.floor(all / 40));
  const { events } = await ask({ user }, { order: 'newest-first', limit: 200 }, { objects });
  return `${events.length} events`;
}

async function count(objects: ObjectStore): Promise<string> {
  const { counts } = await countEvents({}, objects);
  return `${counts.reduce((sum, { events }) => sum + events, 0).toLocaleString('en')} events of ${counts.length} types`;
}
