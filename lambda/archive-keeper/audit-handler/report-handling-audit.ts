import type { HandlingAudit } from '../../../core/archive/audit/handling/handling-audit.ts';
import type { Telemetry } from '../../telemetry.ts';
import type { AuditTimes } from '../audit/report-audit.ts';
import { HANDLING_METRICS } from './handling-metrics.ts';

/** So many are enough to see what is wrong; the answer names more. */
const NAMED = 100;

/** Writes the one line of an audit of a handler, which is its metrics as well. */
export function reportHandlingAudit(
  { day, handler, sources, places, missing, unsettled }: HandlingAudit,
  { startedAt, endedAt }: AuditTimes,
  telemetry: Telemetry,
): void {
  const count = sources.reduce((sum, source) => sum + source.unsettled, 0);
  telemetry.logAndCount({
    level: missing > 0 ? 'error' : count > 0 ? 'warn' : 'info',
    message: 'audit of a handler',
    facts: {
      day,
      handler,
      missing,
      sources: Object.fromEntries(sources.map(({ source, ...counts }) => [source, counts])),
      places,
      unsettled: unsettled.length === 0 ? undefined : unsettled.slice(0, NAMED),
      durationMilliseconds: endedAt.getTime() - startedAt.getTime(),
    },
    counts: [
      {
        metrics: [
          [HANDLING_METRICS.differences, 'Count', missing],
          [HANDLING_METRICS.unsettled, 'Count', count],
        ],
      },
    ],
  });
}
