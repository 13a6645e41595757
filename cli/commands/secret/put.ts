import { changingCommand } from '../../frame/changing-command.ts';
import { onChange } from '../../frame/on-change.ts';
import { readSecret } from '../../frame/read-secret.ts';

/** `secret put <source>` */
export const putCommand = changingCommand('put', {
  summary: 'give a source its signing secret, or another one',
  description:
    'Gives a source its signing secret, or another one: that is the whole rotation. The secret is read from the standard ' +
    'input or, in a terminal, asked for without being shown. What is no secret of the provider, such as one in quotes, is ' +
    'refused.',
  examples: ['secret put privy/main < secret.txt', 'secret put privy/main --yes < secret.txt'],
})
  .argument('<source>', 'a source of the stage, such as privy/main')
  .action(
    onChange(async ({ stage, dryRun }, source) => {
      const { putSecret } = await import('../../../ops/secrets/put-secret.ts');
      const { sourceOf } = await import('../../../ops/stage/source-of.ts');
      const { putSecretLines } = await import('../../secret/secret-lines.ts');
      // Whoever mistypes a source is told so before they are asked.
      sourceOf(stage, source);
      const data = await putSecret(stage, {
        source,
        secret: await readSecret(`The signing secret of ${source}`),
        dryRun,
      });
      return {
        data,
        text: (page) => putSecretLines(data, dryRun, page),
        question: `Put it into ${stage.description.pipelineName}?`,
      };
    }),
  );
