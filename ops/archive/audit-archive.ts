import type { AuditAnswer } from '../../lambda/archive-keeper/audit/answer-audit.ts';
import type { Stage } from '../stage/stage.ts';
import { askKeeper } from './ask-keeper.ts';
import { pastDay } from './past-day.ts';

/** What an audit found: `differences` is 0 where the archive is whole. */
export type ArchiveAudit = AuditAnswer;

/** Compares what the ledger says was published on a day with what is in the archive. @default yesterday */
export async function auditArchive(
  stage: Pick<Stage, 'description' | 'services' | 'now'>,
  { day }: { readonly day?: string | undefined } = {},
): Promise<ArchiveAudit> {
  return await askKeeper<AuditAnswer>(stage, { archive: 'audit', ...pastDay(stage, day) });
}
