import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';
import { counted } from '../../output/counted.ts';
import { kindOf, notDelivered } from './which-queue.ts';

/** `dead drop <subscriber> [ids...]` */
export const deadDropCommand = changingCommand('drop', {
  summary: 'take dead letters out for good',
  description:
    'Takes dead letters out of their queue for good; the subscriber never gets them. The reason is kept in the account of who did ' +
    'what, and an event stays in the archive.',
  examples: ["dead drop user-directory msg_unwanted --reason 'an account of our tests'"],
})
  .argument('<subscriber>', 'a subscriber, or archive')
  .argument('[ids...]', 'ids of events or messages')
  .option('--user <user>', "those of a user: the provider's id, or the message group")
  .addOption(notDelivered())
  .requiredOption('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun }, subscriber, ids, options) => {
      const { dropDeadLetters } = await import('../../../ops/dead/drop-dead-letters.ts');
      const { droppedLetterLines } = await import('../../dead/dropped-letter-lines.ts');
      const { user, reason } = options;
      const data = await dropDeadLetters(stage, {
        subscriber,
        kind: kindOf(options.notDelivered),
        ids: ids.length === 0 ? undefined : ids,
        user,
        reason,
        dryRun,
      });
      const count = counted(data.letters.length, 'dead letter');
      return {
        data,
        text: (page) => droppedLetterLines(data, dryRun, page),
        isFine: dryRun || data.dropped === data.letters.length,
        ...(data.letters.length > 0 ? { question: `Take ${count} out for good?` } : {}),
      };
    }),
  );
