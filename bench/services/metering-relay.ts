import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that came over the wire, an SDK's repeats included, and what the engine says that it consumed. */
export interface MeteredCall {
  /** Such as `PutItem`. */
  readonly name: string;
  readonly tables: readonly string[];
  readonly writeUnits: number;
  readonly readUnits: number;
  /** The engine refused it. It does not say then what that consumed: a failed condition is one write of the item. */
  readonly refused: boolean;
}

/** Stands before a DynamoDB engine, passes everything on, and counts. */
export interface MeteringRelay {
  readonly endpoint: string;
  /** The calls since the last time they were taken, in the order in which they were answered. */
  takeCalls(): readonly MeteredCall[];
  stop(): Promise<void>;
}

interface Consumed {
  readonly TableName: string;
  readonly CapacityUnits: number;
}

/** Starts a relay to an engine. Stop it before the engine. */
export async function startMeteringRelay(engine: string): Promise<MeteringRelay> {
  let calls: MeteredCall[] = [];
  const server = createServer(async (request, response) => {
    const answer = await forward(request, engine);
    calls.push(meteredCall(request, answer));
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeCalls: () => calls.splice(0),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      calls = [];
    },
  };
}

/** How often each request was made. */
export function requestsOf(calls: readonly MeteredCall[]): Readonly<Record<string, number>> {
  const byName = Map.groupBy(calls, ({ name }) => name);
  return Object.fromEntries([...byName].map(([name, all]) => [name, all.length]));
}

/** What was consumed in all. */
export function unitsConsumed(calls: readonly MeteredCall[]) {
  return {
    write: calls.reduce((sum, { writeUnits }) => sum + writeUnits, 0),
    read: calls.reduce((sum, { readUnits }) => sum + readUnits, 0),
  };
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

async function forward(request: IncomingMessage, engine: string): Promise<Answer> {
  const asked = { ...JSON.parse(await text(request)), ReturnConsumedCapacity: 'TOTAL' };
  const { authorization = '', 'x-amz-target': target = '', 'x-amz-date': date = '' } = request.headers;
  const headers = {
    authorization,
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': String(target),
    'x-amz-date': String(date),
  };
  const answer = await fetch(engine, { method: 'POST', headers, body: JSON.stringify(asked) });
  return { status: answer.status, body: await answer.text() };
}

function meteredCall({ headers }: IncomingMessage, { status, body }: Answer): MeteredCall {
  const name = String(headers['x-amz-target']).split('.')[1] ?? 'unknown';
  const { ConsumedCapacity = [] } = JSON.parse(body) as { ConsumedCapacity?: Consumed | Consumed[] };
  const consumed = [ConsumedCapacity].flat();
  const units = consumed.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
  const isRead = /^(Get|BatchGet|TransactGet|Query|Scan)/.test(name);
  return {
    name,
    tables: consumed.map(({ TableName }) => TableName),
    writeUnits: isRead ? 0 : units,
    readUnits: isRead ? units : 0,
    refused: status >= 400,
  };
}
