import type { Chunk, PlacedEvent } from './read-chunks.ts';
import type { RefusedReplay, ReplayCheckpoint } from './replay-checkpoint.ts';
import type { Progress } from './replay-lease.ts';
import { replayMessage } from './replay-message.ts';
import type { ReplayPorts } from './replay-ports.ts';
import { type SendPorts, type Settled, sendInOrder } from './send-in-order.ts';
import { withoutKnown } from './without-known.ts';

/** So many of the events that the queue refused are named. */
const REFUSED_NAMED = 100;

/** How far a chunk was sent. */
export interface ChunkReport {
  readonly progress: Progress;
  /** The queue takes nothing, and this is why. */
  readonly failing?: string | undefined;
}

/** Sends what is wanted of a chunk, and tells where the checkpoint is to be: before the first event that is not sent. */
export async function sendChunk(
  { events, end }: Chunk,
  checkpoint: ReplayCheckpoint,
  ports: SendPorts & Pick<ReplayPorts, 'inbox'>,
): Promise<ChunkReport> {
  const { subscriber, onlyMissing } = checkpoint.order;
  const missing = onlyMissing ? await withoutKnown(events, subscriber, ports.inbox) : events;
  const messages = missing.map(({ event }) => replayMessage(event, checkpoint));
  const { outcomes, failing } = await sendInOrder(messages, ports);
  const settled = new Map(missing.map((placed, index) => [placed, outcomes[index]]));
  const first = events.findIndex((placed) => settled.has(placed) && settled.get(placed) === undefined);
  const passed = first < 0 ? events : events.slice(0, first);
  const position = first < 0 ? end : passed.at(-1)?.position;
  return { progress: progressOf(checkpoint, passed, settled, position), failing };
}

function progressOf(
  { counts, refused }: ReplayCheckpoint,
  passed: readonly PlacedEvent[],
  settled: ReadonlyMap<PlacedEvent, Settled | undefined>,
  position: Progress['position'],
): Progress {
  const refusals = passed.flatMap((placed): RefusedReplay[] => {
    const outcome = settled.get(placed);
    if (typeof outcome !== 'object') return [];
    return [{ source: placed.event.source, id: placed.event.id, reason: outcome.refused }];
  });
  const known = passed.filter((placed) => !settled.has(placed)).length;
  return {
    ...(position === undefined ? {} : { position }),
    counts: {
      sent: counts.sent + passed.length - known - refusals.length,
      known: counts.known + known,
      refused: counts.refused + refusals.length,
    },
    refused: [...refused, ...refusals].slice(0, REFUSED_NAMED),
  };
}
