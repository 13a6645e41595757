import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';

/** `parked drop <event>` */
export const parkedDropCommand = changingCommand('drop', {
  summary: 'delete an event that the topic refused',
  description:
    'Deletes an event that the topic refused. No subscriber gets it, unless its provider sends it again.',
  examples: ["parked drop privy/main#msg_too_large --reason 'too large for the topic'"],
})
  .argument('<event>', 'its key, as the list shows it, or its id')
  .requiredOption('--reason <text>', 'all that is kept of it, in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun }, event, { reason }) => {
      const { dropParked } = await import('../../../ops/parked/drop-parked.ts');
      const { parkedDroppedLine } = await import('../../parked/parked-dropped-line.ts');
      const data = await dropParked(stage, { event, reason, dryRun });
      return {
        data,
        text: (page) => [parkedDroppedLine(data, page)],
        isFine: data.done !== 'not-set-aside',
        question: `Delete ${data.event.key}?`,
      };
    }),
  );
