import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';
import { kindOf, notDelivered } from './which-queue.ts';

/** `dead redrive <subscriber> [ids...]` */
export const deadRedriveCommand = changingCommand('redrive', {
  summary: 'put dead letters back into the queue that they come from',
  description:
    'Puts dead letters back into the queue that they come from, of each user the oldest first, behind what waits there. Mend what ' +
    'failed before. It says first how many later events of the same users were handled already. Interrupted anywhere and run again ' +
    'it loses nothing and doubles nothing. Exit code 1 where any stays.',
  examples: [
    'dead redrive user-directory',
    'dead redrive user-directory msg_dead --yes',
    'dead redrive archive --not-delivered',
  ],
})
  .argument('<subscriber>', 'a subscriber, or archive')
  .argument('[ids...]', 'ids of events or messages (default: all that are there)')
  .option('--user <user>', "only those of a user: the provider's id, or the message group")
  .addOption(notDelivered())
  .option('--reason <text>', 'kept in the account of who did what')
  .action(
    onChange(async ({ stage, dryRun, signal, progress }, subscriber, ids, options) => {
      const { redriveDeadLetters } = await import('../../../ops/dead/redrive-dead-letters.ts');
      const { letterCount, planLine, redriveLines } = await import('../../dead/redrive-lines.ts');
      const { user, reason } = options;
      const data = await redriveDeadLetters(stage, {
        subscriber,
        kind: kindOf(options.notDelivered),
        ids: ids.length === 0 ? undefined : ids,
        user,
        reason,
        dryRun,
        signal,
        onProgress: ({ plan, sent }) => progress(sent === 0 ? planLine(plan) : `${sent} put back`),
      });
      const { plan, report } = data;
      const isPossible = plan.letters > 0 && plan.refused === undefined;
      return {
        data,
        text: (page) => redriveLines(data, stage, page),
        isFine:
          plan.refused === undefined &&
          plan.forgotten === 0 &&
          (report === undefined || (report.end === 'done' && report.refused.length === 0)),
        ...(isPossible ? { question: `Put ${letterCount(plan)} back?` } : {}),
      };
    }),
  );
