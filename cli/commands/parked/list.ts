import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `parked list` */
export const parkedListCommand = stageCommand('list', {
  summary: 'list the events that the topic refused, and say since when others wait for it',
  description:
    'Says since when events wait for the topic, which the drain publishes by itself when it can, and lists those that the topic ' +
    'refused for good. Exit code 1 where there is any of either.',
  examples: ['parked list'],
}).action(
  onStage(async ({ stage }) => {
    const { listParked } = await import('../../../ops/parked/list-parked.ts');
    const { parkedListLines } = await import('../../parked/parked-list-lines.ts');
    const data = await listParked(stage);
    return {
      data,
      text: (page) => parkedListLines(data, stage, page),
      isFine: data.refused.length === 0 && data.waiting.oldest === undefined,
    };
  }),
);
