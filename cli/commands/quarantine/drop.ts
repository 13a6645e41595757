import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';

/** `quarantine drop <handler> <user> <event>` */
export const quarantineDropCommand = changingCommand('drop', {
  summary: 'take one event out of quarantine for good',
  description:
    'Takes one event of a user out of quarantine for good; the handler never gets it. The reason is kept for 100 days. ' +
    'Those behind it stay until they are released.',
  examples: [
    "quarantine drop user-directory did:privy:cmzoefixture000000000002 msg_dropped --reason 'an account of our tests'",
  ],
})
  .argument('<handler>', 'a handler or an https destination')
  .argument('<user>', "the provider's id of the user, or the message group")
  .argument('<event>', "the event's id, or its sequence")
  .requiredOption('--reason <text>', 'kept in place of the event, and in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun }, handler, group, event, { reason }) => {
      const { dropQuarantined } = await import('../../../ops/quarantine/drop-quarantined.ts');
      const { droppedLines } = await import('../../quarantine/dropped-lines.ts');
      const data = await dropQuarantined(stage, { handler, group, event, reason, dryRun });
      return {
        data,
        text: (page) => droppedLines(data, page),
        isFine: data.done !== 'not-in-quarantine',
        question: `Take ${event} out for good?`,
      };
    }),
  );
