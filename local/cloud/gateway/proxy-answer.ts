import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isObject } from '../template/template.ts';
import type { GatewayAnswer } from './gateway-answer.ts';

/**
 * Reads what a function answered in the shape of a Lambda proxy integration. Undefined where it has another shape, which
 * API Gateway answers with 502.
 */
export function proxyAnswer(payload: unknown): GatewayAnswer | undefined {
  if (!isObject(payload)) return undefined;
  const { body = null, isBase64Encoded = false } = payload;
  const status = Number(payload['statusCode']);
  const headers = readHeaders(payload['headers'], payload['multiValueHeaders']);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (headers === undefined || (typeof body !== 'string' && body !== null)) return undefined;
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

/** `multiValueHeaders` win over `headers` of the same name. */
function readHeaders(single: unknown, multi: unknown): Record<string, string | string[]> | undefined {
  const entries = [...Object.entries(single ?? {}), ...Object.entries(multi ?? {})];
  const headers: Record<string, string | string[]> = {};
  try {
    for (const [name, value] of entries) {
      const text = Array.isArray(value) ? value.map(toText) : toText(value);
      validateHeaderName(name);
      for (const one of [text].flat()) validateHeaderValue(name, one);
      headers[name.toLowerCase()] = text;
    }
  } catch {
    return undefined;
  }
  return headers;
}

function toText(value: unknown): string {
  if (typeof value === 'object') throw new TypeError('a header is a text, a number or a boolean');
  return String(value);
}
