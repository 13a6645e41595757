import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';
import { kindOf, notDelivered } from './which-queue.ts';

/** `dead show <subscriber> <id>` */
export const deadShowCommand = stageCommand('show', {
  summary: 'show a dead letter, and why it is one',
  description:
    'Shows a dead letter with the attempts at it that the log of its subscriber has, or what SNS says of it. Its payload, which is ' +
    'personal data, only with --payload.',
  examples: ['dead show user-directory msg_dead', 'dead show user-directory msg_dead --payload'],
})
  .argument('<subscriber>', 'a subscriber, or archive')
  .argument('<id>', 'the id of the event, or of the message')
  .addOption(notDelivered())
  .option('--payload', 'print the message too')
  .action(
    onStage(async ({ stage }, subscriber, id, { notDelivered: isNotDelivered, payload }) => {
      const { showDeadLetter } = await import('../../../ops/dead/show-dead-letter.ts');
      const { shownLetterLines } = await import('../../dead/shown-letter-lines.ts');
      const { body, ...shown } = await showDeadLetter(stage, {
        subscriber,
        id,
        kind: kindOf(isNotDelivered),
      });
      const data = payload ? { ...shown, body } : shown;
      return { data, text: (page) => shownLetterLines(data, stage, page) };
    }),
  );
