import type { Stage } from '../../ops/stage/stage.ts';
import type { CommandOptions } from './command-options.ts';

/** Opens the stage that the options mean, and ends what is connected to it. */
export async function withStage(
  { stage: name, region, file }: CommandOptions,
  use: (stage: Stage) => Promise<void>,
): Promise<void> {
  const { openStage } = await import('../../ops/stage/open-stage.ts');
  const stage = await openStage({
    ...(name === undefined ? {} : { name }),
    ...(region === undefined ? {} : { region }),
    ...(file === undefined ? {} : { file }),
  });
  try {
    await use(stage);
  } finally {
    stage.close();
  }
}
