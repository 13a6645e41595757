import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { LOOPBACK } from '../engines/free-port.ts';
import { getMetricData, type Measures, type MetricDataRequest } from './get-metric-data.ts';

/**
 * CloudWatch as far as it says how queues are and what functions count, in its JSON 1.0 protocol. It keeps no metrics itself, and
 * checks no signatures: it listens on the loopback address only.
 */
export interface CloudWatchServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

const GET_METRIC_DATA = 'GraniteServiceVersion20100801.GetMetricData';

/** Starts it on a free port. */
export async function startCloudWatch(measures: Measures): Promise<CloudWatchServer> {
  const server = createServer((request, response) => {
    answer(request, response, measures).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, measures: Measures): Promise<void> {
  const target = String(request.headers['x-amz-target'] ?? 'no action');
  if (target !== GET_METRIC_DATA) {
    const message = `${target} is not played locally; ${GET_METRIC_DATA} is`;
    return send(response, 400, { __type: 'UnknownOperationException', message });
  }
  send(response, 200, await getMetricData((await json(request)) as MetricDataRequest, measures));
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': crypto.randomUUID(),
  });
  response.end(JSON.stringify(body));
}
