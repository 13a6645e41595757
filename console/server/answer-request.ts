import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpsError } from '../../ops/ops-error.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import type { Breakage } from '../breakage.ts';
import { type Problem, TOKEN_HEADER } from '../contract.ts';
import { type Asked, askedIn } from './api/asked.ts';
import { CHANGES, READS } from './api/index.ts';
import { checkOrigin } from './check-origin.ts';
import type { Entrance } from './entrance.ts';
import type { LiveFeed } from './live/live-feed.ts';
import { streamLive } from './live/stream-live.ts';
import { pageFile } from './page-files.ts';
import { problemOf, STATUS_OF } from './problem-of.ts';
import { readBody } from './read-body.ts';
import { Refused } from './refused.ts';
import { sendFile, sendJson, sendText } from './send-answer.ts';
import { sessionFacts } from './session-facts.ts';

/** What a console is made of. */
export interface ConsoleParts {
  readonly stage: Stage;
  readonly feed: LiveFeed;
  readonly entrance: Entrance;
  readonly mayWrite: boolean;
  readonly breakage: Breakage | undefined;
  /** The one host that it answers to: `127.0.0.1:3001`. */
  readonly host: string;
}

const NOT_INSIDE =
  'this browser is not let in: the link of a console counts once, and for one browser; run npx wallet-webhooks console for another, with --write to change something';

/** Answers a request. It never throws: what is wrong is answered. Nothing of it is logged, its address least of all. */
export async function answerRequest(
  parts: ConsoleParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '' } = request;
  const refusal = checkOrigin({ method, headers: request.headers }, parts.host);
  if (refusal !== undefined) return sendText(response, refusal.status, refusal.message);
  const url = urlOf(request, parts.host);
  if (url === undefined) return sendText(response, 400, 'no address; allowed: a path');
  const isInside = parts.entrance.isInside(request.headers.cookie);
  // Who follows the link again is in already.
  if (url.pathname === '/enter' && method !== 'GET')
    return sendText(response, 405, `${method} of the link; allowed: GET`);
  if (url.pathname === '/enter' && !isInside) return enter(parts, url, response);
  if (!isInside) return sendText(response, 401, NOT_INSIDE);
  if (url.pathname === '/enter') return sendEntered(response);
  if (!url.pathname.startsWith('/api/')) return await answerPage(url, method, response);
  const name = url.pathname.slice('/api/'.length);
  if (method === 'GET' && name === 'live') return streamLive(parts.feed, request, response);
  try {
    sendJson(response, 200, await answerApi(parts, { name, url, request }));
  } catch (error) {
    const problem = problemOf(error);
    sendJson(response, STATUS_OF[problem.code], { problem } satisfies { problem: Problem });
  }
}

function urlOf({ url = '' }: IncomingMessage, host: string): URL | undefined {
  // An absolute address, as a proxy is asked for one, names a host of its own.
  return url.startsWith('/') && URL.canParse(`http://${host}${url}`)
    ? new URL(`http://${host}${url}`)
    : undefined;
}

/** A page that goes on by itself: a redirect that began at another site would come without the cookie. */
const ENTERED =
  '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><link rel="icon" href="/icon.svg"><title>Console</title><p><a href="/">Go on to the console</a>';

function enter({ entrance }: ConsoleParts, url: URL, response: ServerResponse): void {
  const cookie = entrance.enter(url.searchParams.get('token') ?? '');
  if (cookie === undefined) sendText(response, 401, NOT_INSIDE);
  else sendEntered(response.setHeader('set-cookie', cookie));
}

function sendEntered(response: ServerResponse): void {
  sendFile(response, { type: 'text/html; charset=utf-8', text: ENTERED });
}

async function answerPage({ pathname }: URL, method: string, response: ServerResponse): Promise<void> {
  if (method !== 'GET') return sendText(response, 405, `${method} of a page; allowed: GET`);
  const file = await pageFile(pathname).catch((error: unknown) => problemOf(error).message);
  if (typeof file === 'string') return sendText(response, 500, file);
  if (file === undefined) return sendText(response, 404, 'there is no such page');
  sendFile(response, file);
}

interface ApiRequest {
  readonly name: string;
  readonly url: URL;
  readonly request: IncomingMessage;
}

async function answerApi(parts: ConsoleParts, { name, url, request }: ApiRequest): Promise<unknown> {
  const { stage, mayWrite, entrance, breakage } = parts;
  if (request.method === 'GET') {
    if (name === 'session') return sessionFacts(stage, { mayWrite, token: entrance.writeToken });
    return await asked(READS, name)(stage, askedIn(url.searchParams), breakage);
  }
  if (request.method !== 'POST') throw new OpsError('misused', `${request.method}; allowed: GET, POST`);
  const change = asked(CHANGES, name);
  const body = await readBody(request);
  if (!entrance.mayChange(request.headers[TOKEN_HEADER]?.toString()))
    throw new Refused('the token is missing or wrong; load the page again');
  if (!mayWrite && !isOnlyAsked(body))
    throw new Refused('this console only looks; start it with --write to change something');
  return await change(stage, body, breakage);
}

/** A look at what would be done is no change. */
function isOnlyAsked(body: Asked): boolean {
  return body['dryRun'] !== false;
}

function asked<Answer>(answers: Readonly<Record<string, Answer>>, name: string): Answer {
  const found = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (found !== undefined) return found;
  throw new OpsError(
    'not-found',
    `nothing is called "${name.slice(0, 50)}"; allowed: ${Object.keys(answers).join(', ')}`,
  );
}
