import type { ServerResponse } from 'node:http';
import type { ServedFile } from './page-files.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** Answers with a file of the page. */
export function sendFile(response: ServerResponse, { type, text }: ServedFile): void {
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': type }).end(text);
}

/** Answers with one line. */
export function sendText(response: ServerResponse, status: number, line: string): void {
  const headers = { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' };
  response.writeHead(status, headers).end(`${line}\n`);
}

/** Answers with data. */
export function sendJson(response: ServerResponse, status: number, data: unknown): void {
  const headers = { ...SECURITY_HEADERS, 'content-type': 'application/json' };
  response.writeHead(status, headers).end(JSON.stringify(data ?? null));
}
