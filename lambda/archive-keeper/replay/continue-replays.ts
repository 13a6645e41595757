import { ArchiveDamagedError } from '../../../core/archive/archive-damaged-error.ts';
import { readCheckpoint, replayedSubscribers } from '../../../core/archive/replay/checkpoint-store.ts';
import { takeReplay } from '../../../core/archive/replay/replay-lease.ts';
import type { Metric } from '../../embedded-metrics.ts';
import { errorFacts } from '../../telemetry.ts';
import { REPLAY_METRICS } from './replay-metrics.ts';
import { findSubscriber, UnknownSubscriberError } from './replayed-queues.ts';
import { type Replaying, workOn } from './work-on-replay.ts';

/** Goes on with the replays that nobody works on, one after the other, and says how many are unfinished. */
export async function continueReplays(deadline: Date, replaying: Replaying): Promise<undefined> {
  const { store, now, telemetry } = replaying;
  let running = 0;
  let fault: unknown;
  for (const subscriber of await replayedSubscribers(store)) {
    try {
      if ((await continueReplay(subscriber, deadline, replaying)) === 'running') running += 1;
    } catch (error) {
      fault = error;
      running += 1;
      const problem = error instanceof ArchiveDamagedError ? error.problem : undefined;
      telemetry.logger.error('replay', { subscriber, problem, fault: errorFacts(error) });
    }
    if (now() >= deadline) break;
  }
  if (running > 0) {
    const metrics: readonly Metric[] = [[REPLAY_METRICS.running, 'Count', running]];
    telemetry.logAndCount({ level: 'info', message: 'replays', facts: { running }, counts: [{ metrics }] });
  }
  // The others were gone on with; that one was not is for the alarm of the function.
  if (fault !== undefined) throw fault;
  return undefined;
}

async function continueReplay(
  name: string,
  deadline: Date,
  replaying: Replaying,
): Promise<'running' | 'over'> {
  const { store, queues, inboxRetentionDays, newName } = replaying;
  const stored = await readCheckpoint(store, name);
  if (stored?.checkpoint.state !== 'running') return 'over';
  const subscriber = findSubscriber(queues, name, inboxRetentionDays);
  if (subscriber === undefined) throw new UnknownSubscriberError(name, queues);
  const held = await takeReplay(stored, newName(), replaying);
  if (held === undefined) return 'running';
  const { state } = await workOn(held, subscriber, deadline, replaying);
  return state === 'running' ? 'running' : 'over';
}
