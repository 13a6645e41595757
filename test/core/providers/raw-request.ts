import type { JsonObject, RawRequest } from '../../../core/providers/provider.ts';

export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A request with these headers; a list sends the header once per value. */
export function rawRequest(headers: Headers, body: string | Uint8Array = ''): RawRequest {
  const entries = Object.entries(headers);
  return {
    headers: new Map(entries.map(([name, value]) => [name, typeof value === 'string' ? [value] : value])),
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
}

/** The JSON object in a body. */
export function parsed(body: Uint8Array): JsonObject {
  return JSON.parse(Buffer.from(body).toString());
}
