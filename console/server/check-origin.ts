import type { IncomingHttpHeaders } from 'node:http';

/** A request as far as it tells where it comes from. */
export interface ComingRequest {
  readonly method: string;
  readonly headers: Pick<IncomingHttpHeaders, 'host' | 'origin'> & Readonly<Record<string, unknown>>;
}

/** Why a request is not answered, and with which status. */
export interface Refusal {
  readonly status: 403 | 421;
  readonly message: string;
}

/**
 * Refuses what does not come from the console's own page. A name that somebody else has pointed at this machine is another host,
 * and a page of another port is another origin, although a browser sends it the cookie.
 */
export function checkOrigin({ method, headers }: ComingRequest, host: string): Refusal | undefined {
  if (headers.host !== host)
    return { status: 421, message: `the host is ${quoted(headers.host)}; allowed: ${host}` };
  const origin = `http://${host}`;
  if (headers.origin !== undefined && headers.origin !== origin)
    return { status: 403, message: `the origin is ${quoted(headers.origin)}; allowed: ${origin}` };
  // Of a page of this origin a browser says so with every change.
  if (isChange(method) && headers.origin === undefined)
    return { status: 403, message: `a change of no origin; allowed: ${origin}` };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && !isOpened(method, headers))
    return { status: 403, message: `asked by a page that is ${site}; allowed: the console's own` };
  return undefined;
}

function isChange(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** Somebody has followed a link or typed the address: what is answered is shown to them and to nobody else. */
function isOpened(method: string, headers: ComingRequest['headers']): boolean {
  return (
    method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  );
}

function quoted(value: string | undefined): string {
  return value === undefined ? 'missing' : JSON.stringify(value.slice(0, 100));
}
