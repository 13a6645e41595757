import { numberOf } from '../frame/number-of.ts';
import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `user <id>` */
export const userCommand = stageCommand('user', {
  summary: 'follow one user: events, directory, what is held up',
  description:
    "Shows a user by the provider's id: what the directory has saved, what is parked, in quarantine or dead, and the events, newest " +
    'first, with those marked that came out of order. Ends with 1 where something is held up.',
  examples: [
    'user did:privy:cmzoefixture000000000001',
    'user did:privy:cmzoefixture000000000001 --limit 100 --json',
  ],
})
  .argument('<id>', "the provider's id of the user")
  .option('--source <source>', 'events of this source only')
  .option('--limit <count>', 'so many events, the newest', numberOf('--limit'), 20)
  .action(
    onStage(async ({ stage, progress }, user, { source, limit }) => {
      const { followUser } = await import('../../ops/user/follow-user.ts');
      const { userLines } = await import('../user/user-lines.ts');
      const { typedOn } = await import('../output/typed-on.ts');
      const data = await followUser(stage, { user, source, limit, onProgress: progress });
      return {
        data,
        text: (page) => userLines(data, (...words) => typedOn(stage, ...words), page),
        isFine: data.held.length === 0,
      };
    }),
  );
