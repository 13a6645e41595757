import { changingCommand } from '../frame/changing-command.ts';
import { onChange } from '../frame/on-change.ts';

/** `pause <subscriber>` */
export const pauseCommand = changingCommand('pause', {
  summary: 'stop giving events to a subscriber',
  description:
    'Stops giving events to a handler or an https destination: Lambda switches its event source mapping off, and what is in hand is ' +
    'finished. Events wait in its queue, in order, for up to 14 days. A consumer of another service is stopped there.',
  examples: ['pause user-directory', "pause user-directory --yes --reason 'the CRM is down'"],
})
  .argument('<subscriber>', 'a handler or an https destination')
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun, signal, progress }, subscriber, { reason }) => {
      const { pauseSubscriber } = await import('../../ops/pause/pause-subscriber.ts');
      const { isSwitched, switchedLines } = await import('../pause/switched-lines.ts');
      if (!dryRun) progress(`pausing ${subscriber}`);
      const data = await pauseSubscriber(stage, { subscriber, dryRun, signal, reason });
      return {
        data,
        text: (page) => switchedLines(data, { wanted: 'paused', dryRun, stage }, page),
        isFine: dryRun || isSwitched(data, 'paused'),
        ...(isSwitched(data, 'paused') ? {} : { question: `Stop giving events to ${subscriber}?` }),
      };
    }),
  );
