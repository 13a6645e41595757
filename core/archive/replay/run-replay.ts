import { dayOf } from '../archive-keys.ts';
import { Pace } from './pace.ts';
import { lastDay, readChunks } from './read-chunks.ts';
import type { ReplayCheckpoint } from './replay-checkpoint.ts';
import type { HeldReplay } from './replay-lease.ts';
import type { ReplayPorts, ReplayRun } from './replay-ports.ts';
import { roomInQueue } from './room-in-queue.ts';
import { selectionOf } from './selection.ts';
import { sendChunk } from './send-chunk.ts';

/** So much of what cannot be read is named. */
const PROBLEMS_NAMED = 100;

/**
 * Why a run ended. `done`: so is the replay. `taken`: it was aborted, or somebody else took it on. The others leave it to the next
 * run: time was over, the queue is full of what the subscriber has not taken, or takes nothing (`failing` says why).
 */
export type ReplayEnd = 'done' | 'taken' | 'out-of-time' | 'queue-full' | 'queue-failing';

/** How far a run came. */
export interface ReplayReport {
  readonly end: ReplayEnd;
  readonly checkpoint: ReplayCheckpoint;
  /** The code with which the queue takes nothing. */
  readonly failing?: string;
}

/** Sends what is left of a replay, for as long as there is time, and lets go of it. */
export async function runReplay(
  held: HeldReplay,
  ports: ReplayPorts,
  run: Omit<ReplayRun, 'holder'>,
): Promise<ReplayReport> {
  try {
    const { end, failing } = await work(held, ports, run);
    const isOurs = end === 'taken' ? false : await held.letGo(end === 'done' ? { state: 'done' } : {});
    const { checkpoint } = held;
    return { end: isOurs ? end : 'taken', checkpoint, ...(failing === undefined ? {} : { failing }) };
  } catch (error) {
    // Whoever comes next need not wait for the lease to end.
    await held.letGo().catch(() => false);
    throw error;
  }
}

type WorkEnd = Pick<ReplayReport, 'end' | 'failing'>;

async function work(
  held: HeldReplay,
  ports: ReplayPorts,
  { subscriber, deadline }: Omit<ReplayRun, 'holder'>,
): Promise<WorkEnd> {
  const { order, prepared, position: after } = held.checkpoint;
  if (!prepared) {
    const range = { from: dayOf(order.from), until: lastDay(order) };
    const { complete, problems } = await ports.days.compact(range, deadline);
    if (!complete) return { end: 'out-of-time' };
    const named = problems.length === 0 ? {} : { problems: problems.slice(0, PROBLEMS_NAMED) };
    if (!(await held.keep({ prepared: true, ...named }))) return { end: 'taken' };
  }
  const selection = selectionOf(order, subscriber);
  const sending = {
    ...ports,
    deadline,
    pace: new Pace(order.perSecond, ports),
    mayGoOn: () => held.mayGoOn(),
  };
  for await (const chunk of readChunks(ports.days, { order, selection, after })) {
    const room = chunk.events.length === 0 ? 'room' : await roomInQueue(held, ports, deadline);
    if (room !== 'room') return { end: room === 'full' ? 'queue-full' : 'taken' };
    const { progress, failing } = await sendChunk(chunk, held.checkpoint, sending);
    if (!(await held.keep(progress))) return { end: 'taken' };
    if (failing !== undefined) return { end: 'queue-failing', failing };
    if (ports.now() >= deadline || progress.position !== chunk.end) return { end: 'out-of-time' };
  }
  return { end: 'done' };
}
