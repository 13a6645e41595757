import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `replay show <subscriber>` */
export const replayShowCommand = stageCommand('show', {
  summary: 'show the last replay of a subscriber: what was asked for, what is sent, what was refused',
  examples: ['replay show user-directory'],
})
  .argument('<subscriber>', 'a handler, a consumer or an https destination')
  .action(
    onStage(async ({ stage }, subscriber) => {
      const { showReplay } = await import('../../../ops/replay/show-replay.ts');
      const { replayText } = await import('../../replay/replay-text.ts');
      const data = await showReplay(stage, subscriber);
      const { refusedEvents = [], problems = [] } = data;
      return {
        data,
        text: (page) => replayText(data, page),
        isFine: refusedEvents.length === 0 && problems.length === 0,
      };
    }),
  );
