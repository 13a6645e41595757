import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Console, startConsole } from '../../../console/start-console.ts';
import type { Stage } from '../../../ops/stage/stage.ts';

/** An answer, as it came over the wire. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the cookie of the session is sent. @default yes */
  readonly isInside?: boolean;
}

/** A console that runs, and a browser that is let into it. */
export interface OpenConsole {
  readonly console: Console;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly token: string;
  /** The path is sent as it is: a browser, and `fetch`, would tidy it up. */
  ask(path: string, asking?: Asking): Promise<Answered>;
  /** A change as the page makes it. */
  change(name: string, body: object): Promise<Answered>;
}

export async function openConsole(
  stage: Stage,
  { mayWrite }: { readonly mayWrite: boolean },
): Promise<OpenConsole> {
  const console = await startConsole(stage, { port: 0, mayWrite });
  const { host } = new URL(console.url);
  const entered = await send(host, console.link.slice(console.url.length), { isInside: false }, '');
  const [cookie = ''] = String(entered.headers['set-cookie']).split(';');
  const ask = (path: string, asking: Asking = {}) => send(host, path, asking, cookie);
  const { token } = JSON.parse((await ask('/api/session')).body) as { readonly token: string };
  return {
    console,
    host,
    token,
    ask,
    change: (name, body) =>
      ask(`/api/${name}`, {
        method: 'POST',
        headers: { origin: console.url, 'content-type': 'application/json', 'x-console-token': token },
        body: JSON.stringify(body),
      }),
  };
}

async function send(host: string, path: string, asking: Asking, cookie: string): Promise<Answered> {
  const { method = 'GET', headers = {}, body, isInside = true } = asking;
  const [hostname = '', port = ''] = host.split(':');
  return await new Promise((resolve, reject) => {
    const call = request({
      hostname,
      port,
      path,
      method,
      headers: { host, ...(isInside ? { cookie } : {}), ...headers },
    });
    call.on('error', reject);
    call.on('response', async (response) => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await text(response) });
    });
    call.end(body);
  });
}
