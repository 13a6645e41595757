import { dayOf } from '../../core/archive/archive-keys.ts';
import {
  type CompactionReport,
  compactDays,
  problemsOf,
} from '../../core/archive/compaction/compact-days.ts';
import type { CompactionPorts } from '../../core/archive/compaction/compaction-ports.ts';
import type { Telemetry } from '../telemetry.ts';
import { type KeeperRequest, keeperRequest } from './keeper-request.ts';
import type { ReplayAnswer } from './replay/replay-answer.ts';
import { isReplayRequest } from './replay/replay-request.ts';
import { reportCompaction } from './report-compaction.ts';

/** What is begun before this much is left is ended in time. */
const RESERVE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** What the function is told of its invocation. */
export interface Invocation {
  getRemainingTimeInMillis(): number;
}

/** What an operator is answered. A run of the schedule answers nobody. */
export interface KeeperAnswer {
  readonly compacted: readonly string[];
  readonly left: readonly string[];
  readonly damaged: readonly unknown[];
}

/** What answers about replays. */
export type AnswerReplay = (event: { readonly archive: unknown }, deadline: Date) => Promise<ReplayAnswer>;

/** Keeps the archive: compacts its days by a schedule, replays, and answers operators. */
export function keeperHandler(ports: CompactionPorts, answerReplay: AnswerReplay, telemetry: Telemetry) {
  return async (event: unknown, invocation: Invocation): Promise<KeeperAnswer | ReplayAnswer> => {
    const startedAt = ports.now();
    const deadline = new Date(
      startedAt.getTime() + invocation.getRemainingTimeInMillis() - RESERVE_MILLISECONDS,
    );
    if (isReplayRequest(event)) return await answerReplay(event, deadline);
    return await compact(keeperRequest(event), { startedAt, deadline }, { ports, telemetry });
  };
}

async function compact(
  { from, until }: KeeperRequest,
  { startedAt, deadline }: { readonly startedAt: Date; readonly deadline: Date },
  { ports, telemetry }: { readonly ports: CompactionPorts; readonly telemetry: Telemetry },
): Promise<KeeperAnswer> {
  const yesterday = dayOf(new Date(startedAt.getTime() - DAY_MILLISECONDS).toISOString());
  const report = await compactDays({ from, until: until ?? yesterday, deadline }, ports);
  reportCompaction(report, { startedAt, endedAt: ports.now() }, telemetry);
  return answerOf(report);
}

function answerOf(report: CompactionReport): KeeperAnswer {
  return { compacted: report.days.map(({ day }) => day), left: report.left, damaged: problemsOf(report) };
}
