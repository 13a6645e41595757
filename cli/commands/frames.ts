import { onOutput } from '../frame/on-output.ts';
import { outputCommand } from '../frame/output-command.ts';

const EXAMPLE = 'at handle (user-directory-0f1e2d3c4b5a.mjs:12:3456)';

/** `frames [text]` */
export const framesCommand = outputCommand('frames', {
  summary: 'say which lines of the sources the frames of a logged error come from',
  description:
    'Says which lines of the sources the frames of a logged error come from, by the source maps that the synthesis keeps. ' +
    'Without a text it reads the standard input.',
  examples: [`frames '${EXAMPLE}'`],
})
  .argument('[text]', 'a line of the log, or frames of it')
  .option('--maps <folder>', 'the source maps of the deployed build (default: cdk.out/source-maps)')
  .action(
    onOutput(async (_, text, { maps }) => {
      const { findFrames } = await import('../frames/find-frames.ts');
      return await findFrames(text, maps);
    }),
  );
