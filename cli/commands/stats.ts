import { Option } from '@commander-js/extra-typings';
import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `stats` */
export const statsCommand = stageCommand('stats', {
  summary: 'count deliveries and attempts by the hour or the day',
  description:
    'Counts the deliveries of each source by outcome, with the reasons of those that were refused, and the attempts of each handler, ' +
    'by the hour or the day, and how long they took.',
  examples: ['stats', 'stats --since 7d --by day --source privy/main'],
})
  .option('--since <moment>', 'from then on: a day, a time, or how long ago', '24h')
  .option('--until <moment>', 'up to then', '0m')
  .addOption(
    new Option('--by <length>', 'the length of a row')
      .choices(['hour', 'day'] as const)
      .default('hour' as const),
  )
  .option('--source <source>', 'of this source only')
  .action(
    onStage(async ({ stage, progress }, { since, until, by, source }) => {
      const { stageStats } = await import('../../ops/stats/stage-stats.ts');
      const { readMoment } = await import('../../ops/read-moment.ts');
      const { statsLines } = await import('../stats/stats-lines.ts');
      progress('reading the metrics');
      const from = readMoment('--since', since, stage.now());
      const data = await stageStats(stage, {
        from,
        until: readMoment('--until', until, stage.now()),
        by,
        source,
      });
      return { data, text: (page) => statsLines(data, page) };
    }),
  );
