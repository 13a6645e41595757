import { changingCommand } from '../frame/changing-command.ts';
import { onChange } from '../frame/on-change.ts';

/** `forget <source> <user>` */
export const forgetCommand = changingCommand('forget', {
  summary: 'remove a person from the archive, the directory, and every queue, quarantine and inbox',
  description:
    'Removes what was received of a person up to now, for good, and keeps a certificate of it. Delete the user at the provider ' +
    'first. Interrupted anywhere, it goes on when it is run again. Exit code 1 where it is not done yet.',
  examples: ['forget privy/main did:privy:cmzoefixture000000000001'],
})
  .argument('<source>', 'such as privy/main')
  .argument('<user>', "the provider's id of the user")
  .option('--reason <text>', 'kept in the account of who did what; it must not name the person')
  .action(
    onChange(async ({ stage, dryRun, signal, progress }, source, user, { reason }) => {
      const { forgetPerson } = await import('../../ops/archive/forget-person.ts');
      const { forgetLines } = await import('../archive/forget-lines.ts');
      if (!dryRun) progress('waiting three minutes for what is on its way into the archive, then removing');
      const data = await forgetPerson(stage, {
        source,
        user,
        dryRun,
        reason,
        signal,
        onProgress: ({ unfinished }) => progress(`going on: ${unfinished}`),
      });
      return {
        data,
        text: (page) => forgetLines(data, page),
        isFine: dryRun || (data.end !== undefined && 'forgotten' in data.end),
        question: 'Remove all of it for good?',
      };
    }),
  );
