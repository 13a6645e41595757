import { onStage } from '../../frame/on-stage.ts';
import { stageCommand } from '../../frame/stage-command.ts';

/** `secret status [source]` */
export const statusCommand = stageCommand('status', {
  summary: 'say since when the sources have their signing secrets',
  description:
    'Says since when the sources have their signing secrets, and until when those before them are accepted. No secret is read. ' +
    'With code 1 where a source has none.',
  examples: ['secret status', 'secret status privy/main'],
})
  .argument('[source]', 'one source (default: all)')
  .action(
    onStage(async ({ stage }, source) => {
      const { secretStatus } = await import('../../../ops/secrets/secret-status.ts');
      const { secretStatusLines } = await import('../../secret/secret-lines.ts');
      const data = await secretStatus(stage, source === undefined ? {} : { source });
      return {
        data,
        text: (page) => secretStatusLines(data, page),
        isFine: data.sources.every(({ putAt }) => putAt !== undefined),
      };
    }),
  );
