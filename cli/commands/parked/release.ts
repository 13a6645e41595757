import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';
import { counted } from '../../output/counted.ts';

/** `parked release [event]` */
export const parkedReleaseCommand = changingCommand('release', {
  summary: 'try again to publish what the topic refused',
  description:
    'Puts events that the topic refused at the end of the line of their user again, and says what the topic made of each. ' +
    'Exit code 1 where it refuses one again.',
  examples: ['parked release', 'parked release privy/main#msg_refused --yes'],
})
  .argument('[event]', 'its key, as the list shows it, or its id (default: all that were refused)')
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun, signal, progress }, event, { reason }) => {
      const { releaseParked } = await import('../../../ops/parked/release-parked.ts');
      const { isTaken, parkedReleaseLines } = await import('../../parked/parked-release-lines.ts');
      const data = await releaseParked(stage, {
        event,
        dryRun,
        reason,
        signal,
        onProgress: ({ released, of }) => progress(`${released} of ${counted(of, 'event')}`),
      });
      return {
        data,
        text: (page) => parkedReleaseLines(data, page),
        isFine: dryRun || isTaken(data),
        ...(data.events.length > 0
          ? { question: `Put ${counted(data.events.length, 'event')} in line again?` }
          : {}),
      };
    }),
  );
