import { createServer, type Server } from 'node:http';
import { OpsError } from '../ops/ops-error.ts';
import type { Stage } from '../ops/stage/stage.ts';
import type { Breakage } from './breakage.ts';
import { answerRequest } from './server/answer-request.ts';
import { Entrance } from './server/entrance.ts';
import { LiveFeed } from './server/live/live-feed.ts';

export type { Breakage, BrokenPart, Fault } from './breakage.ts';

/** How a console is started. */
export interface ConsoleOptions {
  /** Where it listens on the loopback address. 0 takes a free port. */
  readonly port: number;
  /** Takes a free port where somebody else has that one. @default it does not start */
  readonly orAnother?: boolean;
  /** Whether it may change the stage. */
  readonly mayWrite: boolean;
  /** Breaks the pipeline, where it runs in this process. @default nothing can be broken */
  readonly breakage?: Breakage;
}

/** A console that runs. */
export interface Console {
  /** Without the token: `http://127.0.0.1:3001`. */
  readonly url: string;
  /** What lets a browser in, once. */
  readonly link: string;
  close(): Promise<void>;
}

/** Nothing but this machine gets to it. */
const LOOPBACK = '127.0.0.1';

/** Serves the console of a stage on the loopback address. Throws an `OpsError` where somebody else listens there. */
export async function startConsole(stage: Stage, options: ConsoleOptions): Promise<Console> {
  const server = createServer();
  const port = await listen(server, options);
  const host = `${LOOPBACK}:${port}`;
  const entrance = new Entrance(port);
  const feed = new LiveFeed(stage);
  const parts = { stage, feed, entrance, mayWrite: options.mayWrite, breakage: options.breakage, host };
  server.on('request', (request, response) => void answerRequest(parts, request, response));
  return {
    url: `http://${host}`,
    link: `http://${host}/enter?token=${entrance.token}`,
    async close() {
      feed.stop();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server, { port, orAnother = false }: ConsoleOptions): Promise<number> {
  try {
    return await listenOn(server, port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (orAnother) return await listenOn(server, 0);
    throw new OpsError('misused', `port ${port} is in use; choose another with --port, or 0 for a free one`);
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve((server.address() as { readonly port: number }).port);
    });
  });
}
