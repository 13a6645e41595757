import { changingCommand } from '../../frame/changing-command.ts';
import { numberOf } from '../../frame/number-of.ts';
import { onChange } from '../../frame/on-change.ts';
import { collect } from '../../output/collect.ts';

/** `replay start <subscriber>` */
export const replayStartCommand = changingCommand('start', {
  summary: 'bring a range of the archive to a subscriber once more',
  description:
    'Brings events of the past from the archive to a subscriber once more, in order per user, and to nobody else. Without --yes ' +
    'it counts what it would bring. What is not sent within 20 seconds, a run every five minutes goes on with.',
  examples: [
    'replay start user-directory --from 2026-11-24 --until 2026-11-25',
    'replay start user-directory --from 24h --user did:privy:cmzoefixture000000000001 --yes',
    'replay start user-directory --event msg_followed',
    "replay start example --from 2026-11-24T08:00:00Z --type 'privy.user.*' --per-second 10",
  ],
})
  .argument('<subscriber>', 'a handler, a consumer or an https destination')
  .option(
    '--from <time>',
    'received then or later: a day or a time in UTC, or how long ago, such as 24h; needed without --event',
  )
  .option('--until <time>', 'received before (default: now)')
  .option('--type <pattern>', "only these events, such as 'privy.user.*'; may be given again", collect)
  .option('--user <id>', 'only events of this user, by the id of the provider; may be given again', collect)
  .option('--source <name>', 'only this source, such as privy/main; may be given again', collect)
  .option('--event <id>', 'only this event, named as `event` takes it; may be given again', collect)
  .option('--only-missing', "leave out what the handler's inbox has")
  .option(
    '--per-second <number>',
    'at most so many events a second, up to 1,000 (default: 100)',
    numberOf('--per-second'),
  )
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun }, subscriber, options) => {
      const { startReplay } = await import('../../../ops/replay/start-replay.ts');
      const { replayStartedLines } = await import('../../replay/replay-started-lines.ts');
      const {
        type: types,
        user: users,
        source: sources,
        event: events,
        from,
        until,
        onlyMissing,
        perSecond,
        reason,
      } = options;
      const wish = { subscriber, from, until, types, users, sources, events, onlyMissing, perSecond };
      const data = await startReplay(stage, { ...wish, dryRun, reason });
      const isNothing = data.refused !== undefined || data.would?.events === 0;
      return {
        data,
        text: (page) => replayStartedLines(data, stage, page),
        isFine: data.refused === undefined,
        ...(isNothing ? {} : { question: `Bring them to ${subscriber}?` }),
      };
    }),
  );
