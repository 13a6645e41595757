import type { IncomingMessage, ServerResponse } from 'node:http';
import { LIVE_EVENTS } from '../../contract.ts';
import { SECURITY_HEADERS } from '../security-headers.ts';
import type { LiveFeed } from './live-feed.ts';

/** A proxy or a browser that hears nothing for longer may end the stream. */
const HEARTBEAT_MILLISECONDS = 15_000;

/**
 * Sends a page what is live, as server-sent events, until it goes. While a page does not take what was sent, nothing more is: it
 * goes on with the rows that are still kept, and with the newest status.
 */
export function streamLive(feed: LiveFeed, request: IncomingMessage, response: ServerResponse): void {
  const sent = { number: numberIn(request), status: '', problem: 'null', looked: false };
  let isTaken = true;
  const write = (text: string) => {
    if (!response.write(text)) isTaken = false;
  };
  const send = () => {
    if (!isTaken || response.writableEnded) return;
    const { rows, missed } = feed.rows.after(sent.number);
    sent.number = feed.rows.last;
    if (rows.length > 0) write(eventText(LIVE_EVENTS.rows, JSON.stringify({ rows, missed }), sent.number));
    if (feed.hasLooked && !sent.looked) write(eventText(LIVE_EVENTS.looked, 'true'));
    const status = feed.statusText;
    if (status !== sent.status) write(eventText(LIVE_EVENTS.status, status));
    const problem = JSON.stringify(feed.problem ?? null);
    if (problem !== sent.problem) write(eventText(LIVE_EVENTS.problem, problem));
    Object.assign(sent, { status, problem, looked: feed.hasLooked });
  };
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream' });
  response.write('retry: 1000\n\n');
  response.on('drain', () => {
    isTaken = true;
    send();
  });
  const leave = feed.follow(send);
  const heartbeat = setInterval(() => isTaken && write(': here\n\n'), HEARTBEAT_MILLISECONDS);
  response.on('close', () => {
    clearInterval(heartbeat);
    leave();
  });
  send();
}

/** What the page has already: by the browser, which comes back after a break, or by the page itself. */
function numberIn({ headers, url = '' }: IncomingMessage): number | undefined {
  const said = headers['last-event-id'] ?? new URLSearchParams(url.split('?')[1]).get('after');
  return Number(said) || undefined;
}

function eventText(name: string, data: string, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${data}\n\n`;
}
