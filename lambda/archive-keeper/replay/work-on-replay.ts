import type { HeldReplay } from '../../../core/archive/replay/replay-lease.ts';
import type { ReplayPorts, ReplayQueue } from '../../../core/archive/replay/replay-ports.ts';
import { runReplay } from '../../../core/archive/replay/run-replay.ts';
import type { Telemetry } from '../../telemetry.ts';
import { type ReplayAnswer, shownReplay } from './replay-answer.ts';
import type { QueuedSubscriber, ReplayedQueues } from './replayed-queues.ts';
import { reportReplay } from './report-replay.ts';

/** What the function replays with. */
export interface Replaying extends Omit<ReplayPorts, 'queue'> {
  readonly queueOf: (queueName: string) => ReplayQueue;
  readonly queues: ReplayedQueues;
  readonly inboxRetentionDays: number;
  /** A name that nobody has had. */
  readonly newName: () => string;
  readonly telemetry: Telemetry;
}

/** Sends what is left, and tells how far it came. */
export async function workOn(
  held: HeldReplay,
  subscriber: QueuedSubscriber,
  deadline: Date,
  replaying: Replaying,
): Promise<Extract<ReplayAnswer, { readonly end: unknown }>> {
  const { now, telemetry, queueOf } = replaying;
  const before = held.checkpoint;
  const startedAt = now();
  const ports = { ...replaying, queue: queueOf(subscriber.queue) };
  const report = await runReplay(held, ports, { subscriber, deadline });
  reportReplay({ ...report, before, startedAt, endedAt: now() }, telemetry);
  const { checkpoint, ...rest } = report;
  return { ...shownReplay(checkpoint, now()), ...rest };
}
