import { effect, signal } from '@preact/signals';
import type { StageStatus } from '../../../ops/status/stage-status.ts';
import { KEPT_ROWS, LIVE_EVENTS, type LiveRow, type LiveRows, type Problem } from '../../contract.ts';
import { isHeld } from './hold.ts';

/** How the stage is, as far as that was told. It stays while nothing more comes. */
export const status = signal<StageStatus | undefined>(undefined);

/** What keeps the console from looking at the stage, such as expired credentials. */
export const liveProblem = signal<Problem | undefined>(undefined);

/** Whether the stream of this page is open. `ended`: it does not come back by itself. */
export const connection = signal<'opening' | 'open' | 'lost' | 'ended'>('opening');

/** The newest rows of this page, newest first: as many as the console keeps. */
export const recentRows = signal<readonly LiveRow[]>([]);

/** How many rows came that this page was too slow for. */
export const missed = signal(0);

/** Whether the console has read the logs to their end. */
export const hasLooked = signal(false);

/** Rows that came, newest first. */
type TakeRows = (rows: readonly LiveRow[]) => void;

const followers = new Set<TakeRows>();
/** How the stage is by now, where the page is paused. */
let waitingStatus: StageStatus | undefined;

/** The number of the newest row; 0 where none came. */
export function newestNumber(): number {
  return recentRows.peek()[0]?.number ?? 0;
}

/** Gives the rows that came after that number, and then all that come, each once, until the returned function is called. */
export function followRows(number: number, take: TakeRows): () => void {
  const kept = recentRows.peek().filter((row) => row.number > number);
  if (kept.length > 0) take(kept);
  followers.add(take);
  return () => followers.delete(take);
}

/** A browser has six connections to a console: a page that nobody sees gives its own back, a while after that. */
const UNSEEN_MILLISECONDS = 10_000;
let stream: EventSource | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;

/** Keeps the one stream of the page open while somebody may see the page. */
export function openStream(): void {
  document.addEventListener('visibilitychange', followSight);
  followSight();
  effect(showStatus);
}

function followSight(): void {
  clearTimeout(closing);
  if (!document.hidden) stream ??= newStream();
  else
    closing = setTimeout(() => {
      stream?.close();
      stream = undefined;
    }, UNSEEN_MILLISECONDS);
}

/** The browser opens it again by itself where it breaks, and says what it has had. */
function newStream(): EventSource {
  const stream = new EventSource(`/api/live?after=${newestNumber()}`);
  stream.onopen = () => {
    connection.value = 'open';
  };
  stream.onerror = () => {
    connection.value = stream.readyState === EventSource.CLOSED ? 'ended' : 'lost';
  };
  on(stream, LIVE_EVENTS.rows, (came: LiveRows) => {
    const rows = came.rows.toReversed();
    recentRows.value = [...rows, ...recentRows.peek()].slice(0, KEPT_ROWS);
    missed.value += came.missed;
    for (const take of followers) take(rows);
  });
  on(stream, LIVE_EVENTS.looked, () => {
    hasLooked.value = true;
  });
  on(stream, LIVE_EVENTS.status, (now: StageStatus) => {
    waitingStatus = now;
    showStatus();
  });
  on(stream, LIVE_EVENTS.problem, (problem: Problem | null) => {
    liveProblem.value = problem ?? undefined;
  });
  return stream;
}

/** What is paused stays as it is, but for a page that shows nothing yet. */
function showStatus(): void {
  if (!isHeld.value || status.peek() === undefined) status.value = waitingStatus;
}

function on<Data>(stream: EventSource, name: string, take: (data: Data) => void): void {
  stream.addEventListener(name, (event) => take(JSON.parse((event as MessageEvent<string>).data) as Data));
}
