import { signal } from '@preact/signals';
import type { StageStatus } from '../../../ops/status/stage-status.ts';
import { LIVE_EVENTS, type LiveRow, type LiveRows, type Problem } from '../../contract.ts';

/** How the stage is, as far as that was told. It stays while nothing more comes. */
export const status = signal<StageStatus | undefined>(undefined);

/** What keeps the console from looking at the stage, such as expired credentials. */
export const liveProblem = signal<Problem | undefined>(undefined);

/** Whether the stream of this page is open. `ended`: it does not come back by itself. */
export const connection = signal<'opening' | 'open' | 'lost' | 'ended'>('opening');

/** The rows that came last, at once. The lists take what they want of them. */
export const arrived = signal<LiveRows>({ rows: [], missed: 0 });

/** The newest rows of this page, newest first. */
export const recentRows = signal<readonly LiveRow[]>([]);

const MOST_ROWS = 500;

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
    arrived.value = came;
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
