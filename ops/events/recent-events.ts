import type { Stage } from '../stage/stage.ts';
import { tail } from '../tail/tail.ts';

/** An event that was accepted a moment ago. Whom it is about only the archive knows. */
export interface RecentEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  /** When it was answered, ISO 8601. */
  readonly received: string;
}

/** The writer of the archive gathers for a minute, and then writes. */
const NOT_YET_ARCHIVED_MILLISECONDS = 3 * 60_000;
/** The outcomes of a delivery whose event gets onto the topic. */
const TAKEN = ['accepted', 'parked'];

/** The events that the archive may not have yet, newest first, by the log of the intake. */
export async function recentEvents(
  stage: Stage,
  wanted: { readonly source?: string | undefined; readonly types?: readonly string[] | undefined },
): Promise<readonly RecentEvent[]> {
  const from = new Date(stage.now().getTime() - NOT_YET_ARCHIVED_MILLISECONDS);
  const found: RecentEvent[] = [];
  for await (const row of tail(stage, { ...wanted, from, follow: false, outcomes: TAKEN }))
    if (row.kind === 'delivery' && row.eventId !== undefined)
      found.push({ source: row.source, id: row.eventId, type: row.eventType ?? '', received: row.at });
  return found.reverse();
}
