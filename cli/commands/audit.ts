import type { HandlerAuditOptions } from '../../ops/archive/audit-handler.ts';
import type { StageContext } from '../frame/context.ts';
import { onStage } from '../frame/on-stage.ts';
import type { Outcome } from '../frame/outcome.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `audit [day]` */
export const auditCommand = stageCommand('audit', {
  summary: 'compare what the ledger says was published on a day with the archive, or a handler',
  description:
    'Compares, event by event, what the ledger says was published on a day with what is in the archive, and looks over what is ' +
    'there. With --handler it compares it with what the log of the handler says became of it. Exit code 1 where anything is ' +
    'missing, altered, doubled or damaged.',
  examples: ['audit', 'audit 2026-11-26', 'audit --handler user-directory'],
})
  .argument('[day]', 'a day in UTC that is over (default: yesterday)')
  .option('--handler <name>', 'what this handler or https destination did, instead of what is in the archive')
  .action(
    onStage(async ({ stage, progress }, day, { handler }) => {
      if (handler !== undefined) return await handlerAudit({ stage, progress }, { handler, day });
      const { auditArchive } = await import('../../ops/archive/audit-archive.ts');
      const { auditLines } = await import('../archive/audit-lines.ts');
      progress('comparing; a ledger of millions of entries takes minutes');
      const data = await auditArchive(stage, { day });
      return { data, text: (page) => auditLines(data, page), isFine: data.differences === 0 };
    }),
  );

async function handlerAudit(
  { stage, progress }: Pick<StageContext, 'stage' | 'progress'>,
  options: HandlerAuditOptions,
): Promise<Outcome> {
  const { auditHandler } = await import('../../ops/archive/audit-handler.ts');
  const { handlerAuditLines } = await import('../archive/handler-audit-lines.ts');
  const { typedOn } = await import('../output/typed-on.ts');
  progress('comparing; a log of millions of lines takes minutes');
  const data = await auditHandler(stage, options);
  return {
    data,
    text: (page) => handlerAuditLines(data, (...words) => typedOn(stage, ...words), page),
    isFine: 'missing' in data && data.missing === 0,
  };
}
