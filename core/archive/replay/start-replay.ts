import { isForgetting } from '../forget/is-forgetting.ts';
import { readCheckpoint, writeCheckpoint } from './checkpoint-store.ts';
import { NOTHING_REPLAYED, type ReplayCheckpoint } from './replay-checkpoint.ts';
import { HeldReplay, leaseFrom } from './replay-lease.ts';
import type { ReplayOrder } from './replay-order.ts';
import type { ReplayPorts } from './replay-ports.ts';

/**
 * The replay in the hands of who started it; or the one that the subscriber has already, which must end or be aborted first; or that
 * a person is being forgotten, whose events it might bring back.
 */
export type Start =
  | { readonly held: HeldReplay }
  | { readonly forgetting: true }
  | { readonly running: Pick<ReplayCheckpoint, 'replayId' | 'startedAt'> };

/** Makes a replay known, so that there is no other of its subscriber until it is over, and that somebody goes on with it whatever happens. */
export async function startReplay(
  order: ReplayOrder,
  { replayId, holder }: { readonly replayId: string; readonly holder: string },
  { store, now }: Pick<ReplayPorts, 'store' | 'now'>,
): Promise<Start> {
  for (;;) {
    if (await isForgetting(store)) return { forgetting: true };
    const last = await readCheckpoint(store, order.subscriber);
    if (last?.checkpoint.state === 'running') {
      const { replayId: running, startedAt } = last.checkpoint;
      return { running: { replayId: running, startedAt } };
    }
    const at = now();
    const lease = leaseFrom(holder, at);
    const checkpoint: ReplayCheckpoint = {
      version: order.events === undefined ? 1 : 2,
      replayId,
      order,
      state: 'running',
      lease,
      prepared: false,
      counts: NOTHING_REPLAYED,
      refused: [],
      startedAt: at.toISOString(),
      updatedAt: at.toISOString(),
    };
    const written = await writeCheckpoint(store, checkpoint, last);
    if (written !== undefined) {
      const held = new HeldReplay(written, lease, { store, now });
      // Looked at again once the replay is known: who forgets does it the other way round, so that one of the two sees the other.
      if (!(await isForgetting(store))) return { held };
      await held.letGo({ state: 'aborted' });
      return { forgetting: true };
    }
    // Somebody was quicker: what they wrote decides.
  }
}
