import { join } from 'node:path';
import { type Console, startConsole } from '../console/start-console.ts';
import { openLocalStage } from '../ops/stage/open-local-stage.ts';
import { BreakablePipeline } from './breakage/breakable-pipeline.ts';
import type { Flags } from './flags.ts';
import type { LocalPipeline } from './local-pipeline.ts';

/** Serves the console of the pipeline that runs here. It may change, and break, what ends with the process anyhow. */
export async function startLocalConsole(
  pipeline: LocalPipeline,
  { consolePort, port: apiPort }: Pick<Flags, 'consolePort' | 'port'>,
): Promise<Console> {
  const stage = await openLocalStage(join(pipeline.dataDirectory, 'pipeline.json'));
  const breakage = new BreakablePipeline(pipeline);
  const beside = apiPort === 0 ? 0 : Number(new URL(pipeline.api).port) + 1;
  const port = consolePort ?? (beside <= 65_535 ? beside : 0);
  const options = { port, orAnother: consolePort === undefined, mayWrite: true, breakage };
  const served = await startConsole(stage, options);
  return {
    ...served,
    async close() {
      await served.close();
      await breakage.close();
      stage.close();
    },
  };
}
