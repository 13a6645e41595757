import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { readForgetting } from '../../core/archive/forget/begin-forgetting.ts';
import { readCheckpoint } from '../../core/archive/replay/checkpoint-store.ts';
import { release } from '../../core/quarantine/release.ts';
import { ChaosWorld, HANDLER } from './chaos-world.ts';
import { killAtEveryCall } from './kill-at-every-call.ts';
import { AFTER, DAYS, FORGOTTEN, randomOf, story } from './story.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { askKeeper, writeBatchOf } from './workers.ts';

/** How large a run is. */
export interface ArchiveChaosOptions {
  readonly users: number;
  readonly seed: number;
  /** Hears what begins. @default nobody does */
  readonly onPhase?: (name: string) => void;
}

/** What a run came to. */
export interface ArchiveChaosReport extends Verdict {
  readonly users: number;
  readonly events: number;
  /** How many workers died in each job. */
  readonly deaths: Readonly<Record<string, number>>;
  readonly effects: number;
}

const EVERYTHING = { from: DAYS[0], until: '2026-11-27' } as const;
/** Every so many users, one is in quarantine from the beginning. */
const QUARANTINED_EVERY = 25;

/** Writes, compacts, replays and forgets, each killed at every one of its calls while the others go on, and looks what is left. */
export async function runArchiveChaos(options: ArchiveChaosOptions): Promise<ArchiveChaosReport> {
  const { users, seed, onPhase } = options;
  const random = randomOf(seed);
  const world = new ChaosWorld(random);
  const events = story(users, random);
  const deaths: Record<string, number> = {};
  const job = async (name: string, work: Parameters<typeof killAtEveryCall>[1]) => {
    deaths[name] = (deaths[name] ?? 0) + (await killAtEveryCall(world, work));
  };
  const compact = () => job('compaction', (life) => compacted(world, life));

  onPhase?.('write, compact and handle');
  await keepInQuarantine(events, world);
  for (const event of events) {
    world.accept(event);
    world.send({ body: event.envelope, groupId: event.group, deduplicationId: event.id });
  }
  const until = { isOver: false };
  const handling = handleUntil(until, world, job);
  await Promise.all([writeAll(world, job), compact()]);
  await compact();

  onPhase?.('replay, and compact what came late');
  world.archived.push(...copiesOf(events.slice(0, 100)));
  await Promise.all([replay('first', world, job), writeAll(world, job).then(compact)]);

  onPhase?.('forget a person, and compact a late copy of theirs');
  const theirs = events.filter(({ subject }) => subject === FORGOTTEN.user);
  const forgetting = job('forgetting', (life) => forgotten(world, life));
  world.archived.push(...copiesOf(theirs));
  await Promise.all([forgetting, writeAll(world, job).then(compact)]);
  await job('forgetting once more', (life) => forgotten(world, life));
  await compact();

  onPhase?.('replay without the person');
  await replay('second', world, job);
  await settled(world);
  until.isOver = true;
  await handling;
  await releaseAll(world);
  const verdict = await verdictOf({ world, events, users });
  return { users, events: events.length, deaths, effects: world.effects.length, ...verdict };
}

type Job = (name: string, work: Parameters<typeof killAtEveryCall>[1]) => Promise<void>;

/** Undefined while days are left. */
async function compacted(world: ChaosWorld, life: Parameters<typeof askKeeper>[1]) {
  const answer = (await askKeeper(world, life, { archive: 'compact' })) as {
    readonly left: readonly string[];
  };
  return answer.left.length === 0 ? answer : undefined;
}

async function writeAll(world: ChaosWorld, job: Job): Promise<void> {
  while (world.archived.length > 0)
    await job('writing', async (life) => {
      await writeBatchOf(world, life);
      return 'written';
    });
}

/** As SQS gives a message twice. */
function copiesOf(events: readonly ArchivedEvent[]): ChaosWorld['archived'] {
  return events.map(({ id, envelope }) => ({ messageId: `copy-of-${id}`, body: envelope }));
}

/** Handles what comes, killed at the first calls of a batch in turn, until all is over. */
async function handleUntil(until: { isOver: boolean }, world: ChaosWorld, job: Job): Promise<void> {
  while (!until.isOver) {
    if (world.queued.length > 0)
      await job('handling', async (life) => {
        await world.handle(life);
        return 'handled';
      });
    await new Promise(setImmediate);
  }
}

async function settled(world: ChaosWorld): Promise<void> {
  while (world.queued.length > 0) await new Promise(setImmediate);
}

async function replay(name: string, world: ChaosWorld, job: Job): Promise<void> {
  const request = { archive: 'replay', subscriber: HANDLER, perSecond: 1_000, ...EVERYTHING };
  const last = async () => (await readCheckpoint(world.objects, HANDLER))?.checkpoint;
  const before = (await last())?.replayId;
  await job(`${name} replay`, async (life) => {
    const checkpoint = await last();
    const isBegun = checkpoint !== undefined && checkpoint.replayId !== before;
    await askKeeper(world, life, isBegun ? { archive: 'continue-replays' } : request);
    const now = await last();
    return now?.replayId !== before && now?.state === 'done' ? now : undefined;
  });
}

async function forgotten(world: ChaosWorld, life: Parameters<typeof askKeeper>[1]): Promise<unknown> {
  const isBegun = (await readForgetting(world.objects)) !== undefined;
  const answer = await askKeeper(
    world,
    life,
    isBegun ? { archive: 'continue-forgetting' } : { archive: 'forget', ...FORGOTTEN },
  );
  if (!isBegun)
    return typeof answer === 'object' && answer !== null && 'forgotten' in answer ? answer : undefined;
  return (await readForgetting(world.objects)) === undefined ? 'forgotten by the schedule' : undefined;
}

/** Some users are in quarantine from the beginning: what comes of theirs stands in line. */
async function keepInQuarantine(events: readonly ArchivedEvent[], world: ChaosWorld): Promise<void> {
  const groups = [...Map.groupBy(events, ({ group }) => group).keys()].sort();
  for (const [index, groupId] of groups.entries()) {
    if (index % QUARANTINED_EVERY !== 0) continue;
    const first = events.find(({ group }) => group === groupId);
    if (first === undefined) continue;
    const kept = { groupId, sequence: '1'.padStart(20, '0'), messageId: first.id, body: first.envelope };
    await world.quarantine.open(
      { ...kept, keptAt: AFTER, attempts: 7 },
      { at: new Date(AFTER.getTime() - 3_600_000), fuse: Number.MAX_SAFE_INTEGER },
    );
  }
}

async function releaseAll(world: ChaosWorld): Promise<void> {
  const { gates } = await world.quarantine.look();
  for (const groupId of gates.keys())
    await release(groupId, new Date(world.now.getTime() + 3_600_000), {
      lines: world.quarantine,
      now: () => world.now,
      handle: async ({ body }) => {
        await world.apply(body);
        return undefined;
      },
    });
}
