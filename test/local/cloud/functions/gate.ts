import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Where handlers in other processes report and wait, so that tests need not guess how long something takes. */
export interface Gate {
  readonly port: number;
  /** The next handler that reported, with what it said first. */
  arrival(): Promise<Arrival>;
  /** How many waited at once at the busiest moment. */
  mostAtOnce(): number;
  close(): void;
}

export interface Arrival {
  readonly said: string;
  release(): void;
  /** Resolves when the connection is gone, at the latest with the process. */
  readonly gone: Promise<unknown>;
}

/** For bundles: `await waitAtGate(port, text)`. */
export const WAIT_AT_GATE = `
  import { connect } from 'node:net';
  const waitAtGate = (port, text) => new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.once('data', () => { socket.destroy(); resolve(); });
  });
`;

export async function openGate(): Promise<Gate> {
  const arrived: Arrival[] = [];
  const expecting: ((arrival: Arrival) => void)[] = [];
  const sockets = new Set<Socket>();
  let most = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    most = Math.max(most, sockets.size);
    const gone = new Promise((resolve) => socket.once('close', resolve));
    void gone.then(() => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (data) => {
      const release = () => {
        sockets.delete(socket);
        socket.write('go');
      };
      const arrival = { said: data.toString(), release, gone };
      const next = expecting.shift();
      if (next === undefined) arrived.push(arrival);
      else next(arrival);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    arrival: () => {
      const arrival = arrived.shift();
      return arrival ? Promise.resolve(arrival) : new Promise((resolve) => expecting.push(resolve));
    },
    mostAtOnce: () => most,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
