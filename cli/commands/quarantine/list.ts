import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `quarantine list [handler]` */
export const quarantineListCommand = stageCommand('list', {
  summary: 'list the users whose events a handler gave up on',
  description:
    'Lists the users whose events a handler gave up on, with the event, its error and where that was thrown. ' +
    'Exit code 1 where anybody is in quarantine.',
  examples: ['quarantine list', 'quarantine list user-directory'],
})
  .argument('[handler]', 'a handler or an https destination (default: all of them)')
  .action(
    onStage(async ({ stage }, handler) => {
      const { listQuarantine } = await import('../../../ops/quarantine/list-quarantine.ts');
      const { quarantineListLines } = await import('../../quarantine/quarantine-list-lines.ts');
      const handlers = await listQuarantine(stage, { handler });
      return {
        data: { handlers },
        text: (page) => quarantineListLines(handlers, stage, page),
        isFine: handlers.every(({ users, problem }) => users.length === 0 && problem === undefined),
      };
    }),
  );
