import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';
import { counted } from '../../output/counted.ts';

/** `archive compact` */
export const archiveCompactCommand = changingCommand('compact', {
  summary: 'put the events of days into one file for each source and day',
  description:
    'Puts the events of days into one file for each source and day, as a run every night does by itself for the days that are ' +
    'over. Exit code 1 where something cannot be read, or a day is left.',
  examples: ['archive compact', 'archive compact --from 2026-11-24 --until 2026-11-26 --yes'],
})
  .option('--from <day>', 'the first day, in UTC (default: the first there is)')
  .option('--until <day>', 'the last day, which may be today (default: yesterday)')
  .action(
    onChange(async ({ stage, dryRun, signal, progress }, { from, until }) => {
      const { compactArchive } = await import('../../../ops/archive/compact-archive.ts');
      const { compactedLines } = await import('../../archive/compacted-lines.ts');
      const data = await compactArchive(stage, {
        from,
        until,
        dryRun,
        signal,
        onProgress: ({ compacted, left }) => progress(`${counted(compacted, 'day')} compacted, ${left} left`),
      });
      const { left, problems } = data;
      return {
        data,
        text: (page) => compactedLines(data, page),
        isFine: problems.length === 0 && (dryRun || left.length === 0),
        ...(left.length > 0 ? { question: `Compact ${counted(left.length, 'day')}?` } : {}),
      };
    }),
  );
