import type { IncomingMessage } from 'node:http';
import { OpsError } from '../../ops/ops-error.ts';
import type { Asked } from './api/asked.ts';

/** Of what the intake takes, and of the page's own words about it. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The JSON object of a change. Throws an `OpsError` where it is none. */
export async function readBody(request: IncomingMessage): Promise<Asked> {
  if (request.headers['content-type'] !== 'application/json')
    throw new OpsError('misused', 'a change of another type; allowed: application/json');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new OpsError('misused', `a change of more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  const value = parsed(Buffer.concat(chunks).toString('utf8'));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Asked;
  throw new OpsError('misused', 'a change that is no JSON object');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
