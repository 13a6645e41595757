import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { LOOPBACK } from '../cloud/engines/free-port.ts';
import { answer, type EngineAnswer, type EngineCall, engineCall, passOn } from './engine-call.ts';

/** What becomes of a call. It is passed on where nothing else is said. */
export interface Fate {
  /** Answered in the engine's place: the engine hears nothing of it. */
  readonly instead?: EngineAnswer;
  readonly delayMilliseconds?: number;
  /** Done when the engine has answered; the caller then hears nothing. */
  readonly after?: () => void;
}

/** Stands between functions and an engine, while something is broken. */
export interface EngineGate {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Opens a gate on a free port of the loopback address. */
export async function openEngineGate(engine: string, judge: (call: EngineCall) => Fate): Promise<EngineGate> {
  const agent = new Agent({ keepAlive: true });
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await buffer(incoming);
    const { instead, delayMilliseconds = 0, after } = judge(engineCall(incoming, body));
    if (delayMilliseconds > 0) await setTimeout(delayMilliseconds, undefined, { ref: false });
    const answered = instead ?? (await passOn(incoming, body, { engine, agent }));
    if (after === undefined) return answer(response, answered);
    after();
    response.destroy();
  };
  const server = createServer((incoming, response) => {
    // Whoever died meanwhile, or whose engine is gone, sees a connection that breaks.
    handle(incoming, response).catch(() => response.destroy());
  });
  await once(server.listen(0, LOOPBACK), 'listening');
  return {
    endpoint: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      agent.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
