import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';
import { collect } from '../output/collect.ts';

/** `tail` */
export const tailCommand = stageCommand('tail', {
  summary: 'follow deliveries and what handlers do, as they come',
  description:
    'Prints a line for each delivery and for each attempt of a handler, as they come. On AWS a line is there some seconds after ' +
    'it happened. Times are UTC.',
  examples: [
    'tail --since 10m --no-follow',
    'tail --source privy/main --outcome rejected --outcome unavailable --no-follow',
    'tail --subscriber user-directory --type privy.user.* --since 1h --no-follow',
  ],
})
  .option('--since <moment>', 'begin then: how long ago, such as 10m, or a time', '0m')
  .option('--no-follow', 'end with what there is')
  .option('--source <source>', 'of this source only')
  .option('--subscriber <name>', 'attempts of this one only, and no deliveries; may be given again', collect)
  .option('--type <pattern>', 'of these event types only, such as privy.user.*; may be given again', collect)
  .option(
    '--outcome <outcome>',
    'with this outcome only, such as rejected or failed; may be given again',
    collect,
  )
  .action(
    onStage(async ({ stage, signal }, { since, follow, source, subscriber, type, outcome }) => {
      const { tail } = await import('../../ops/tail/tail.ts');
      const { readMoment } = await import('../../ops/read-moment.ts');
      const { tailRowLines } = await import('../tail/tail-row-lines.ts');
      const from = readMoment('--since', since, stage.now());
      const wanted = {
        from,
        follow,
        source,
        subscribers: subscriber,
        types: type,
        outcomes: outcome,
        signal,
      };
      return { rows: tail(stage, wanted), rowText: tailRowLines };
    }),
  );
