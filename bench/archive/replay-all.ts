import type { CompactionPorts } from '../../core/archive/compaction/compaction-ports.ts';
import { archiveDays } from '../../core/archive/replay/archive-days.ts';
import { MAX_PER_SECOND, type ReplayOrder } from '../../core/archive/replay/replay-order.ts';
import type { ReplayPorts } from '../../core/archive/replay/replay-ports.ts';
import { runReplay } from '../../core/archive/replay/run-replay.ts';
import { startReplay } from '../../core/archive/replay/start-replay.ts';

/**
 * Replays the whole archive to a queue that takes everything at once. Nobody waits for the pace: the clock is set to when it lets
 * the next events go.
 */
export async function replayAll({
  objects,
  scratch,
}: Pick<CompactionPorts, 'objects' | 'scratch'>): Promise<string> {
  let at = new Date('2026-12-01T00:00:00.000Z');
  let calls = 0;
  const now = () => at;
  const ports: ReplayPorts = {
    store: objects,
    days: archiveDays({ objects, scratch, now }),
    queue: {
      send: async (messages) => {
        calls += 1;
        return messages.map(() => 'sent' as const);
      },
      waiting: async () => 0,
    },
    inbox: { outcomes: async () => new Map() },
    now,
    waitUntil: async (later) => {
      at = later;
    },
  };
  const order: ReplayOrder = {
    subscriber: 'bench',
    from: '2026-01-01T00:00:00.000Z',
    until: at.toISOString(),
    onlyMissing: false,
    perSecond: MAX_PER_SECOND,
  };
  const start = await startReplay(order, { replayId: 'bench', holder: 'bench' }, ports);
  if (!('held' in start)) throw new Error('there is a replay already');
  const subscriber = { name: 'bench', events: ['*'] };
  const { checkpoint } = await runReplay(start.held, ports, { subscriber, deadline: new Date(8.64e15) });
  return `${checkpoint.counts.sent.toLocaleString('en')} events in ${calls.toLocaleString('en')} calls`;
}
