import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { LOOPBACK } from '../engines/free-port.ts';
import { filterLogEvents, type LogFiles } from './filter-log-events.ts';
import { LogsError } from './logs-error.ts';

/** CloudWatch Logs as far as functions read logs. Checks no signatures: it listens on the loopback address only. */
export interface LogsApi {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Answers from files. The groups may be told later: nobody asks before there are functions. */
export async function startLogsApi(files: LogFiles): Promise<LogsApi> {
  const server = createServer((request, response) => void answer(request, response, files));
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

async function answer(request: IncomingMessage, response: ServerResponse, files: LogFiles): Promise<void> {
  try {
    const action = String(request.headers['x-amz-target'] ?? '').replace(/^Logs_20140328\./, '');
    if (action !== 'FilterLogEvents')
      throw new LogsError(
        'UnknownOperationException',
        `${action || 'no action'} is not played locally; FilterLogEvents is`,
      );
    const asked = (await json(request)) as Parameters<typeof filterLogEvents>[0];
    send(response, 200, await filterLogEvents(asked, files));
  } catch (error) {
    const known = error instanceof LogsError;
    send(response, known ? 400 : 500, {
      __type: known ? error.code : 'ServiceUnavailableException',
      message: known ? error.message : 'the request failed',
    });
  }
}

function send(response: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': crypto.randomUUID(),
  });
  response.end(JSON.stringify(body));
}
