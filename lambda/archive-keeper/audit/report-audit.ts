import { type DayAudit, differencesOf, type SourceAudit } from '../../../core/archive/audit/day-audit.ts';
import type { Telemetry } from '../../telemetry.ts';
import { AUDIT_METRICS } from './audit-metrics.ts';

/** So many are enough to see what is wrong; the answer names more. */
const NAMED = 100;

/** When an audit began and ended. */
export interface AuditTimes {
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one line of an audit, which is its metrics as well. */
export function reportAudit(audit: DayAudit, { startedAt, endedAt }: AuditTimes, telemetry: Telemetry): void {
  const { day, ledger, sources, flawed, unmarked, problems, damaged } = audit;
  const differences = differencesOf(audit);
  const unmarkedCount = sources.reduce((sum, source) => sum + source.unmarked, 0);
  telemetry.logAndCount({
    level: differences > 0 ? 'error' : unmarkedCount > 0 ? 'warn' : 'info',
    message: 'audit',
    facts: {
      day,
      ledger,
      differences,
      sources: Object.fromEntries(sources.map(countsOf)),
      flawed: some(flawed),
      damaged: damaged > 0 ? damaged : undefined,
      problems: some(problems),
      unmarked: some(unmarked),
      durationMilliseconds: endedAt.getTime() - startedAt.getTime(),
    },
    counts: [
      {
        metrics: [
          [AUDIT_METRICS.differences, 'Count', differences],
          [AUDIT_METRICS.unmarked, 'Count', unmarkedCount],
        ],
      },
    ],
  });
}

function countsOf({ source, ...counts }: SourceAudit) {
  return [source, counts] as const;
}

function some<T>(named: readonly T[]): readonly T[] | undefined {
  return named.length === 0 ? undefined : named.slice(0, NAMED);
}
