import { changingCommand } from '../frame/changing-command.ts';
import { onChange } from '../frame/on-change.ts';

/** `resume <subscriber>` */
export const resumeCommand = changingCommand('resume', {
  summary: 'give events to a paused subscriber again',
  description:
    'Gives events to a paused handler or https destination again, those that waited first: Lambda switches its event source mapping on.',
  examples: ['resume user-directory', 'resume user-directory --yes'],
})
  .argument('<subscriber>', 'a handler or an https destination')
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun, signal, progress }, subscriber, { reason }) => {
      const { resumeSubscriber } = await import('../../ops/pause/resume-subscriber.ts');
      const { isSwitched, switchedLines } = await import('../pause/switched-lines.ts');
      if (!dryRun) progress(`resuming ${subscriber}`);
      const data = await resumeSubscriber(stage, { subscriber, dryRun, signal, reason });
      return {
        data,
        text: (page) => switchedLines(data, { wanted: 'running', dryRun, stage }, page),
        isFine: dryRun || isSwitched(data, 'running'),
        ...(isSwitched(data, 'running') ? {} : { question: `Give events to ${subscriber} again?` }),
      };
    }),
  );
