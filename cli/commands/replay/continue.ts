import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';

/** `replay continue` */
export const replayContinueCommand = changingCommand('continue', {
  summary: 'go on with unfinished replays now',
  description:
    'Goes on with all unfinished replays now, for up to a quarter of an hour, as a run every five minutes does by itself.',
  examples: ['replay continue --yes'],
}).action(
  onChange(async ({ stage, dryRun, progress }) => {
    const { continueReplays } = await import('../../../ops/replay/continue-replays.ts');
    const { replayListLines } = await import('../../replay/replay-list-lines.ts');
    if (!dryRun) progress('going on with the unfinished replays; it takes up to a quarter of an hour');
    const data = await continueReplays(stage, { dryRun });
    const { replays } = data;
    return {
      data,
      text: (page) =>
        replays.length === 0 ? ['no replay is unfinished'] : replayListLines(replays, stage, page),
      ...(replays.length > 0 ? { question: 'Go on with them now?' } : {}),
    };
  }),
);
