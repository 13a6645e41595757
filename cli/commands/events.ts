import { Option } from '@commander-js/extra-typings';
import { numberOf } from '../frame/number-of.ts';
import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';
import { collect } from '../output/collect.ts';

/** `events` */
export const eventsCommand = stageCommand('events', {
  summary: 'list events, newest first',
  description:
    'Lists events as the archive has them, newest first, without their payloads. An event is in the archive a minute after its ' +
    'receipt; `tail` has what comes in this moment. With --handler each has what the inbox of the handler has of it: `applied`, ' +
    '`stale` or `none`, which is no entry: the handler ignores it, has not got to it, gave it up, had it long ago, or does ' +
    'not call applyOnce, as the user directory does not.',
  examples: [
    'events',
    'events --type privy.user.* --since 24h --limit 50',
    'events --source dynamic/main --since 2026-11-27 --until 2026-11-28 --oldest-first',
    'events --handler user-directory --outcome none --since 24h',
  ],
})
  .option('--source <source>', 'of this source only')
  .option('--user <id>', "of the user with this id of the provider's only")
  .option('--type <pattern>', 'of these event types only, such as privy.user.*; may be given again', collect)
  .option('--environment <name>', "of this environment of the provider's only, such as live")
  .option('--handler <name>', 'with what the inbox of this handler has of each')
  .addOption(
    new Option('--outcome <outcome>', 'with --handler: only events with this one').choices([
      'applied',
      'stale',
      'none',
    ] as const),
  )
  .option('--since <moment>', 'received then or later: a day, a time, or how long ago, such as 24h')
  .option('--until <moment>', 'received before')
  .option('--oldest-first', 'in the other order')
  .option('--limit <count>', 'so many, up to 200', numberOf('--limit'), 20)
  .option('--cursor <cursor>', 'go on where a list ended')
  .action(
    onStage(async ({ stage, progress }, { type, since, until, ...options }) => {
      const { listEvents } = await import('../../ops/events/list-events.ts');
      const { readMoment } = await import('../../ops/read-moment.ts');
      const { eventsLines } = await import('../events/events-lines.ts');
      const { typedOn } = await import('../output/typed-on.ts');
      progress('reading the archive');
      const data = await listEvents(stage, {
        ...options,
        types: type,
        from: since === undefined ? undefined : readMoment('--since', since, stage.now()),
        until: until === undefined ? undefined : readMoment('--until', until, stage.now()),
      });
      return { data, text: (page) => eventsLines(data, (...words) => typedOn(stage, ...words), page) };
    }),
  );
