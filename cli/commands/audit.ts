import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `audit [day]` */
export const auditCommand = stageCommand('audit', {
  summary: 'compare a day of the archive with what the ledger says was published',
  description:
    'Compares, event by event, what the ledger says was published on a day with what is in the archive, and looks over what is ' +
    'there. Exit code 1 where anything is missing, altered, doubled or damaged.',
  examples: ['audit', 'audit 2026-11-26'],
})
  .argument('[day]', 'a day in UTC that is over (default: yesterday)')
  .action(
    onStage(async ({ stage, progress }, day) => {
      const { auditArchive } = await import('../../ops/archive/audit-archive.ts');
      const { auditLines } = await import('../archive/audit-lines.ts');
      progress('comparing; a ledger of millions of entries takes minutes');
      const data = await auditArchive(stage, { day });
      return { data, text: (page) => auditLines(data, page), isFine: data.differences === 0 };
    }),
  );
