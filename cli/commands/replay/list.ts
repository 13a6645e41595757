import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `replay list` */
export const replayListCommand = stageCommand('list', {
  summary: 'say how far the last replay of each subscriber is',
  examples: ['replay list'],
}).action(
  onStage(async ({ stage }) => {
    const { listReplays } = await import('../../../ops/replay/list-replays.ts');
    const { replayListLines } = await import('../../replay/replay-list-lines.ts');
    const data = await listReplays(stage);
    return { data, text: (page) => replayListLines(data.replays, stage, page) };
  }),
);
