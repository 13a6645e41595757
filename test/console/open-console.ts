import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startConsole } from '../../console/start-console.ts';
import { BreakablePipeline } from '../../local/breakage/breakable-pipeline.ts';
import { showPayload } from '../../ops/event/show-payload.ts';
import { openLocalStage } from '../../ops/stage/open-local-stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../local/running-pipeline.ts';
import { type OpenPage, openPage } from './open-page.ts';

/** A pipeline on this machine, its console, and a browser that was let in. */
export interface OpenConsole extends OpenPage {
  readonly running: RunningPipeline;
  /** Waits until the archive has an event of `privy/main`, whose writer gathers for a while. */
  readonly archived: (id: string) => Promise<void>;
  /** Ends the console alone. */
  end(): Promise<void>;
}

/** Starts all of it. Call `close` at the end. */
export async function openConsole(): Promise<OpenConsole> {
  const running = await startRunningPipeline();
  const stage = await openLocalStage(join(running.pipeline.dataDirectory, 'pipeline.json'));
  const breakage = new BreakablePipeline(running.pipeline);
  const served = await startConsole(stage, { port: 0, mayWrite: true, breakage });
  const opened = await openPage(served);
  return {
    ...opened,
    running,
    async archived(id) {
      const isThere = () => showPayload(stage, { source: 'privy/main', id }).catch(() => undefined);
      while ((await isThere()) === undefined) await setTimeout(200);
    },
    end: () => served.close(),
    async close() {
      await opened.close();
      await served.close();
      await breakage.close();
      stage.close();
      await running.close();
    },
  };
}
