import { matchesPattern } from '../../core/events/matches-pattern.ts';
import { type Delivery, deliveryIn } from '../deliveries/delivery.ts';
import type { Stage } from '../stage/stage.ts';

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
  for await (const line of stage.logs.read(stage.description.intake.logGroup, { from })) {
    const row = deliveryIn(line);
    if (row?.eventId === undefined || !TAKEN.includes(row.outcome) || !isWanted(row, wanted)) continue;
    found.push({ source: row.source, id: row.eventId, type: row.eventType ?? '', received: row.at });
  }
  return found.reverse();
}

function isWanted({ source, eventType = '' }: Delivery, wanted: Parameters<typeof recentEvents>[1]): boolean {
  const isOfSource = wanted.source === undefined || wanted.source === source;
  return isOfSource && (wanted.types?.some((type) => matchesPattern(type, eventType)) ?? true);
}
