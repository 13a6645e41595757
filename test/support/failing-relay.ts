import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What becomes of a request. `passes`; `lost`: it never reaches the engine; `unanswered`: the engine acts and nobody hears its answer;
 * `cut`: half of the answer arrives; a number: that status and no more, without the engine.
 */
export type Fate = 'passes' | 'lost' | 'unanswered' | 'cut' | number;

/** Stands before an engine and decides on each request, in the order in which they come. */
export interface FailingRelay {
  readonly endpoint: string;
  /** What becomes of the next requests; of those after them, that they pass. */
  fates: Iterator<Fate>;
  /** How many requests there were of a method. */
  count(method: string): number;
  stop(): Promise<void>;
}

/** Starts a relay to an engine. Call `stop` in `afterAll`. */
export async function startFailingRelay(engine: string): Promise<FailingRelay> {
  const methods: string[] = [];
  const relay = { fates: [].values() as Iterator<Fate> };
  const server = createServer((incoming, outgoing) => {
    methods.push(incoming.method ?? '');
    const { value, done } = relay.fates.next();
    answer(incoming, outgoing, { engine, fate: done ? 'passes' : value });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(relay, {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: (method: string) => methods.filter((other) => other === method).length,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

interface Decided {
  readonly engine: string;
  readonly fate: Fate;
}

function answer(incoming: IncomingMessage, outgoing: ServerResponse, { engine, fate }: Decided): void {
  if (fate === 'lost') return void outgoing.destroy();
  if (typeof fate === 'number') {
    incoming.resume();
    incoming.on('end', () => outgoing.writeHead(fate).end());
    return;
  }
  const { method, url, headers } = incoming;
  const forwarded = request(engine + url, { method, headers }, (answered) => {
    const chunks: Buffer[] = [];
    answered.on('data', (chunk) => chunks.push(chunk));
    answered.on('end', () => {
      if (fate === 'unanswered') return outgoing.destroy();
      const body = Buffer.concat(chunks);
      outgoing.writeHead(answered.statusCode ?? 500, answered.headers);
      if (fate === 'passes') return outgoing.end(body);
      return outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
    });
  });
  forwarded.on('error', () => outgoing.destroy());
  incoming.pipe(forwarded);
}
