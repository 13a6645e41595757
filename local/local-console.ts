import { join } from 'node:path';
import { type Console, startConsole } from '../console/start-console.ts';
import { openLocalStage } from '../ops/stage/open-local-stage.ts';
import type { Flags } from './flags.ts';
import type { LocalPipeline } from './local-pipeline.ts';

/** Serves the console of the pipeline that runs here. It may change what ends with the process anyhow. */
export async function startLocalConsole(
  { dataDirectory, api }: Pick<LocalPipeline, 'dataDirectory' | 'api'>,
  { consolePort, port: apiPort }: Pick<Flags, 'consolePort' | 'port'>,
): Promise<Console> {
  const stage = await openLocalStage(join(dataDirectory, 'pipeline.json'));
  const beside = apiPort === 0 ? 0 : Number(new URL(api).port) + 1;
  const port = consolePort ?? (beside <= 65_535 ? beside : 0);
  const served = await startConsole(stage, { port, orAnother: consolePort === undefined, mayWrite: true });
  return {
    ...served,
    async close() {
      await served.close();
      stage.close();
    },
  };
}
