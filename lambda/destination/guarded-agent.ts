import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { Agent, type AgentOptions } from 'node:https';
import { type BlockList, connect as connectTcp, isIP, type LookupFunction } from 'node:net';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { DeliveryError } from './delivery-error.ts';
import { isListed } from './private-addresses.ts';

/** Finds all addresses of a name. */
export type LookupAll = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface Guard {
  /** Where it does not connect to. */
  readonly refused: BlockList;
  /** @default the system's */
  readonly lookupAll?: LookupAll;
}

/**
 * An agent that looks at the address that it connects to: what a name stood for a moment before does not count. A name with
 * any refused address is refused altogether.
 *
 * It makes the TCP connection by itself, because `https.request` heeds no block list.
 */
export class GuardedAgent extends Agent {
  readonly #guard: Guard;

  constructor(guard: Guard, options: AgentOptions = {}) {
    super({ keepAlive: true, ...options });
    this.#guard = guard;
  }

  override createConnection(options: ConnectionOptions): TLSSocket {
    const host = options.host ?? '';
    const socket = connectTcp({
      host,
      port: options.port ?? 443,
      autoSelectFamily: true,
      lookup: guardedLookup(this.#guard),
      // For literal addresses, of which there is no lookup.
      blockList: this.#guard.refused,
    });
    const servername = options.servername ?? (isIP(host) === 0 ? host : '');
    return connectTls({ ...options, socket, servername });
  }
}

function guardedLookup({ refused, lookupAll = lookup }: Guard): LookupFunction {
  return (hostname, options, callback) => {
    lookupAll(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) callback(error, []);
      else if (addresses.some(({ address }) => isListed(refused, address)))
        callback(new DeliveryError('private-address-refused'), []);
      else callback(null, addresses);
    });
  };
}
