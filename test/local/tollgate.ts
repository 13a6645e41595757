import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between a function and an engine, and can act on a request in the middle of it. */
export interface Tollgate {
  readonly endpoint: string;
  /** Acts on the next request, before it is passed on (which it then is not) or when it is answered, and drops it. */
  dropNext(moment: 'before' | 'after', act: () => void): void;
  /** Refuses every request from now on, or lets them through again. */
  shut(isShut: boolean): void;
  close(): Promise<void>;
}

export async function startTollgate(target: string): Promise<Tollgate> {
  let isShut = false;
  let dropping: { moment: 'before' | 'after'; act: () => void } | undefined;

  function handle(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (isShut) {
      outgoing.writeHead(503).end();
      return;
    }
    const dropped = dropping;
    dropping = undefined;
    if (dropped?.moment === 'before') {
      drop(dropped.act, outgoing);
      return;
    }
    const { method, url, headers } = incoming;
    const passedOn = request(new URL(url ?? '/', target), { method, headers }, (answer) => {
      if (dropped?.moment === 'after') {
        drop(dropped.act, outgoing);
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passedOn.on('error', () => outgoing.destroy());
    incoming.pipe(passedOn);
  }

  const server = createServer(handle);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dropNext(moment, act) {
      dropping = { moment, act };
    },
    shut(shut) {
      isShut = shut;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function drop(act: () => void, outgoing: ServerResponse): void {
  act();
  outgoing.destroy();
}
