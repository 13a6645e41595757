import { auditDay } from '../../../core/archive/audit/audit-day.ts';
import type { AuditPorts } from '../../../core/archive/audit/audit-ports.ts';
import { type DayAudit, differencesOf } from '../../../core/archive/audit/day-audit.ts';
import type { Telemetry } from '../../telemetry.ts';
import { auditedDay } from './audit-request.ts';
import { reportAudit } from './report-audit.ts';

/** What the function audits with. */
export interface Auditing extends AuditPorts {
  readonly telemetry: Telemetry;
}

/** What is answered. A run of the schedule answers nobody. */
export interface AuditAnswer extends DayAudit {
  /** 0 where the archive is whole. */
  readonly differences: number;
}

/** Audits a day, and says what it found in a line of the log and to whoever asked. */
export async function answerAudit(
  event: { readonly archive: unknown },
  { telemetry, ...ports }: Auditing,
): Promise<AuditAnswer> {
  const startedAt = ports.now();
  const day = auditedDay(event, startedAt);
  const audit = await auditDay(day, ports);
  reportAudit(audit, { startedAt, endedAt: ports.now() }, telemetry);
  return { differences: differencesOf(audit), ...audit };
}
