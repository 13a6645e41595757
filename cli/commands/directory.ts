import { onStage } from '../frame/on-stage.ts';
import { stageCommand } from '../frame/stage-command.ts';

/** `directory` */
export const directoryCommand = stageCommand('directory', {
  summary: 'list the users that the handler user-directory keeps',
  examples: ['directory'],
}).action(
  onStage(async ({ stage }) => {
    const { listDirectory } = await import('../../ops/directory/list-directory.ts');
    const { directoryLines } = await import('../directory/directory-lines.ts');
    const data = await listDirectory(stage);
    return { data, text: (page) => directoryLines(data, page) };
  }),
);
