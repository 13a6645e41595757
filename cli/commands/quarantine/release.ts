import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';
import { counted } from '../../output/counted.ts';

/** `quarantine release <handler> [user]` */
export const quarantineReleaseCommand = changingCommand('release', {
  summary: 'hand events back to the handler that gave up on them',
  description:
    'Hands the events of a user in quarantine back to the handler, oldest first, until all are handled or one fails again; ' +
    'that one stays with those behind it. Mend and deploy the handler before. Exit code 1 where anybody stays.',
  examples: [
    'quarantine release user-directory',
    "quarantine release user-directory did:privy:cmzoefixture000000000001 --yes --reason 'the plan is known now'",
  ],
})
  .argument('<handler>', 'a handler or an https destination')
  .argument(
    '[user]',
    "the provider's id of the user, or the message group (default: all who are in quarantine)",
  )
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun, signal, progress }, handler, group, { reason }) => {
      const { releaseQuarantine } = await import('../../../ops/quarantine/release-quarantine.ts');
      const { isReleased, releaseLines } = await import('../../quarantine/release-lines.ts');
      const data = await releaseQuarantine(stage, {
        handler,
        group,
        dryRun,
        reason,
        signal,
        onProgress: (done) => progress(`${counted(done.handled, 'event')} handled, ${done.group}`),
      });
      const events = data.users.reduce((sum, user) => sum + user.events, 0);
      const what = `${counted(events, 'event')} of ${counted(data.users.length, 'user')}`;
      return {
        data,
        text: (page) => releaseLines(data, page),
        isFine: dryRun || isReleased(data),
        ...(data.users.length > 0 ? { question: `Hand ${what} back to ${handler}?` } : {}),
      };
    }),
  );
