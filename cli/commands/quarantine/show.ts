import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `quarantine show <handler> <user>` */
export const quarantineShowCommand = stageCommand('show', {
  summary: 'show the events of a user that stand in line in quarantine',
  description:
    'Shows the events of a user that a handler gave up on, and those behind them, oldest first: a hundred at most; and ' +
    'what other subscribers got of the user since, and did. It shows no payload.',
  examples: ['quarantine show user-directory did:privy:cmzoefixture000000000001'],
})
  .argument('<handler>', 'a handler or an https destination')
  .argument('<user>', "the provider's id of the user, or the message group that the list shows")
  .action(
    onStage(async ({ stage }, handler, group) => {
      const { showQuarantine } = await import('../../../ops/quarantine/show-quarantine.ts');
      const { quarantineLineLines } = await import('../../quarantine/quarantine-line-lines.ts');
      const { laterElsewhere } = await import('../../../ops/quarantine/later-elsewhere.ts');
      const line = await showQuarantine(stage, { handler, group });
      const elsewhere = await laterElsewhere(stage, line);
      const data = { ...line, ...(elsewhere === undefined ? {} : { elsewhere }) };
      return { data, text: (page) => quarantineLineLines(data, stage, page) };
    }),
  );
