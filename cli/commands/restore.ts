import { changingCommand } from '../frame/changing-command.ts';
import { onChange } from '../frame/on-change.ts';

/** `restore <table>` */
export const restoreCommand = changingCommand('restore', {
  summary: 'make a copy of a table as it was, to put in its place',
  description:
    'Makes a copy of a table of a deployed stage as it was at some time of the last 35 days, and gives the copy what it lacks: time to ' +
    'live, point-in-time recovery, deletion protection and tags. Each run takes the next step, by what there is; the last one says ' +
    'what to put into pipeline.config.ts, so that the stage uses the copy. The table stays as it is.',
  examples: [
    'restore ledger --at 2026-11-27T08:00:00Z --stage WalletWebhooks-prod',
    'restore user-directory.users --at 2026-11-27T08:00:00Z --stage WalletWebhooks-prod --yes',
  ],
})
  .argument('<table>', "ledger, parked, inbox, quarantine, or a handler's own: <handler>.<table>")
  .requiredOption('--at <time>', 'as it was then: a day or a time in UTC, or how long ago, such as 90m')
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun }, part, { at: typedAt, reason }) => {
      const { restoreTable } = await import('../../ops/restore/restore-table.ts');
      const { readMoment } = await import('../../ops/read-moment.ts');
      const { restorationLines } = await import('../restore/restoration-lines.ts');
      const { typedOn } = await import('../output/typed-on.ts');
      const at = readMoment('--at', typedAt, stage.now());
      const data = await restoreTable(stage, { part, at, dryRun, reason });
      const again = typedOn(stage, 'restore', part, '--at', at.toISOString(), '--yes');
      return {
        data,
        text: (page) => restorationLines(data, { dryRun, again }, page),
        ...(data.step === 'begins' ? { question: `Copy ${data.table}?` } : {}),
        ...(data.step === 'lacking' ? { question: `Give it to ${data.copy}?` } : {}),
      };
    }),
  );
