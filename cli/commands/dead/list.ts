import { numberOf } from '../../frame/number-of.ts';
import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `dead list [subscriber]` */
export const deadListCommand = stageCommand('list', {
  summary: 'list dead letters',
  description:
    'Lists dead letters without their payloads. SQS shows of each user the first ten, and whoever looks keeps them from others ' +
    'for some seconds. Exit code 1 where there is any.',
  examples: ['dead list', 'dead list user-directory --limit 20'],
})
  .argument('[subscriber]', 'a subscriber, or archive (default: all of them)')
  .option('--limit <n>', 'name so many of each queue at most', numberOf('--limit'), 100)
  .action(
    onStage(async ({ stage, signal }, subscriber, { limit }) => {
      const { listDeadLetters } = await import('../../../ops/dead/list-dead-letters.ts');
      const { listAllDeadLetters } = await import('../../../ops/dead/list-all-dead-letters.ts');
      const { deadListLines } = await import('../../dead/dead-list-lines.ts');
      const { places: queues, unread } =
        subscriber === undefined
          ? await listAllDeadLetters(stage, { limit, signal })
          : { places: await listDeadLetters(stage, { subscriber, limit, signal }), unread: [] };
      return {
        data: { queues, ...(unread.length === 0 ? {} : { unread }) },
        text: (page) => deadListLines({ places: queues, unread }, stage, page),
        isFine: unread.length === 0 && queues.every(({ total }) => total === 0),
      };
    }),
  );
