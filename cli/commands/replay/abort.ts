import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';

/** `replay abort <subscriber>` */
export const replayAbortCommand = changingCommand('abort', {
  summary: 'end the replay of a subscriber',
  description:
    'Ends the replay of a subscriber within seconds. What is in its queue by then is handled all the same. Exit code 1 where none runs.',
  examples: ['replay abort user-directory'],
})
  .argument('<subscriber>', 'a handler, a consumer or an https destination')
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun }, subscriber, { reason }) => {
      const { abortReplay } = await import('../../../ops/replay/abort-replay.ts');
      const { replayText } = await import('../../replay/replay-text.ts');
      const data = await abortReplay(stage, { subscriber, dryRun, reason });
      const { done, replay } = data;
      return {
        data,
        text: (page) => [
          ...(done === 'not-running' ? [`no replay to ${subscriber} runs; the last one:`] : []),
          ...replayText(replay, page),
        ],
        isFine: done !== 'not-running',
        ...(done === 'would-abort' ? { question: `End the replay to ${subscriber}?` } : {}),
      };
    }),
  );
