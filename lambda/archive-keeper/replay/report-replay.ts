import type { ReplayCheckpoint } from '../../../core/archive/replay/replay-checkpoint.ts';
import type { ReplayReport } from '../../../core/archive/replay/run-replay.ts';
import type { Telemetry } from '../../telemetry.ts';
import { REPLAY_METRICS } from './replay-metrics.ts';

/** So many are enough to see what is wrong. */
const PROBLEMS_LOGGED = 5;

/** A run of a replay. */
export interface ReplayRunReport extends ReplayReport {
  /** As it was when the run began. */
  readonly before: ReplayCheckpoint;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one line of a run, which is its metrics as well. */
export function reportReplay(report: ReplayRunReport, telemetry: Telemetry): void {
  const { end, checkpoint, before, failing, startedAt, endedAt } = report;
  const { counts, order, replayId, state, position, problems } = checkpoint;
  const sent = counts.sent - before.counts.sent;
  const refused = counts.refused - before.counts.refused;
  telemetry.logAndCount({
    level: failing !== undefined || refused > 0 || problems !== undefined ? 'error' : 'info',
    message: 'replay',
    facts: {
      subscriber: order.subscriber,
      replayId,
      state,
      end,
      failing,
      sent,
      refused,
      problems: problems?.slice(0, PROBLEMS_LOGGED),
      known: counts.known - before.counts.known,
      upTo: position === undefined ? undefined : { day: position.day, source: position.source },
      durationMilliseconds: endedAt.getTime() - startedAt.getTime(),
    },
    counts: [
      {
        metrics: [
          [REPLAY_METRICS.sent, 'Count', sent],
          [REPLAY_METRICS.refused, 'Count', refused],
        ],
      },
    ],
  });
}
