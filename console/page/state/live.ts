import { signal } from '@preact/signals';
import type { StageStatus } from '../../../ops/status/stage-status.ts';
import { LIVE_EVENTS, type LiveRow, type LiveRows, type Problem } from '../../contract.ts';

/** How the stage is, as far as that was told. It stays while nothing more comes. */
export const status = signal<StageStatus | undefined>(undefined);

/** What keeps the console from looking at the stage, such as expired credentials. */
export const liveProblem = signal<Problem | undefined>(undefined);

/** Whether the stream of this page is open. `ended`: it does not come back by itself. */
export const connection = signal<'opening' | 'open' | 'lost' | 'ended'>('opening');

/**
 * The newest rows of this page, newest first. Who follows it goes by the numbers of the rows: what came in two messages may be seen
 * as one change.
 */
export const recentRows = signal<readonly LiveRow[]>([]);

/** How many rows this page was too slow for. */
export const missed = signal(0);

const MOST_ROWS = 500;

/** The rows that came after that number, newest first. */
export function rowsAfter(number: number): readonly LiveRow[] {
  return recentRows.value.filter((row) => row.number > number);
}

/** The number of the newest row; 0 where none came. */
export function newestNumber(): number {
  return recentRows.peek()[0]?.number ?? 0;
}

/** Opens the one stream of the page. The browser opens it again by itself where it breaks, and says what it has had. */
export function openStream(): void {
  const stream = new EventSource('/api/live');
  stream.onopen = () => {
    connection.value = 'open';
  };
  stream.onerror = () => {
    connection.value = stream.readyState === EventSource.CLOSED ? 'ended' : 'lost';
  };
  on(stream, LIVE_EVENTS.rows, (came: LiveRows) => {
    recentRows.value = [...came.rows.toReversed(), ...recentRows.value].slice(0, MOST_ROWS);
    missed.value += came.missed;
  });
  on(stream, LIVE_EVENTS.status, (now: StageStatus) => {
    status.value = now;
  });
  on(stream, LIVE_EVENTS.problem, (problem: Problem | null) => {
    liveProblem.value = problem ?? undefined;
  });
}

function on<Data>(stream: EventSource, name: string, take: (data: Data) => void): void {
  stream.addEventListener(name, (event) => take(JSON.parse((event as MessageEvent<string>).data) as Data));
}
