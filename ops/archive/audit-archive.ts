import type { AuditAnswer } from '../../lambda/archive-keeper/audit/answer-audit.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { askKeeper } from './ask-keeper.ts';
import { checkDay } from './day-range.ts';

/** What an audit found: `differences` is 0 where the archive is whole. */
export type ArchiveAudit = AuditAnswer;

/** Compares what the ledger says was published on a day with what is in the archive. @default yesterday */
export async function auditArchive(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  { day }: { readonly day?: string | undefined } = {},
): Promise<ArchiveAudit> {
  if (day !== undefined) checkDay('the day', day);
  const today = stage.now().toISOString().slice(0, 'yyyy-mm-dd'.length);
  if (day !== undefined && day >= today)
    throw new OpsError('misused', `${day} is not over; allowed: a day before ${today}, in UTC`);
  return await askKeeper<AuditAnswer>(stage, {
    archive: 'audit',
    ...(day === undefined ? {} : { day }),
  });
}
