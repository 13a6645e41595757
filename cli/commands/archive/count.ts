import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `archive count` */
export const archiveCountCommand = stageCommand('count', {
  summary: 'count the events of the archive by day, source and type',
  examples: ['archive count', 'archive count --from 2026-11-24 --until 2026-11-24 --source privy/main'],
})
  .option('--from <day>', 'the first day, in UTC (default: the first there is)')
  .option('--until <day>', 'the last day (default: the last there is)')
  .option('--source <name>', 'such as privy/main (default: all)')
  .action(
    onStage(async ({ stage }, { from, until, source }) => {
      const { countArchive } = await import('../../../ops/archive/count-archive.ts');
      const { countLines } = await import('../../archive/count-lines.ts');
      const data = await countArchive(stage, { from, until, source });
      return { data, text: (page) => countLines(data, page), isFine: data.problems.length === 0 };
    }),
  );
