import type { Evidence } from './evidence.ts';
import type { LogLine } from './log-lines.ts';
import type { Attempt } from './sender.ts';

/** An event that reached the consumer before an earlier one of its user, which was acknowledged before it was sent. */
export interface Overtaking {
  readonly key: string;
  /** The ledger failed in a delivery of it, so that nobody could know of the parked event before it. */
  readonly documented: boolean;
}

type Findings = Pick<Evidence, 'users' | 'tracked' | 'arrivals' | 'intakeLog' | 'ledgerFaultTimes'>;

/** The events that overtook others, among the users whose events were sent one after the other. */
export function overtakings(evidence: Findings): Overtaking[] {
  const lines = Map.groupBy(evidence.intakeLog, ({ source, eventId }) => `${source}#${eventId}`);
  return evidence.users
    .filter(({ sequential }) => sequential)
    .flatMap(({ events }) => overtakers(events, evidence.arrivals))
    .map((key) => ({ key, documented: isDocumented(key, lines.get(key) ?? [], evidence) }));
}

function overtakers(events: readonly { readonly key: string }[], arrivals: Findings['arrivals']): string[] {
  let last = -1;
  return events.flatMap(({ key }) => {
    const position = arrivals.get(key)?.position ?? Number.POSITIVE_INFINITY;
    const isLate = position < last;
    last = Math.max(last, Number.isFinite(position) ? position : last);
    return isLate ? [key] : [];
  });
}

/**
 * The intake says which calls failed in a delivery. Of a delivery whose intake was killed it says nothing: then it counts
 * whether DynamoDB was made to fail meanwhile.
 */
function isDocumented(key: string, lines: readonly LogLine[], evidence: Findings): boolean {
  const ledgerFailed = lines.some(({ faults = [] }) =>
    faults.some(({ call }) => call === 'claim' || call === 'line' || call === 'park'),
  );
  const attempts = evidence.tracked.get(key)?.attempts ?? [];
  return (
    ledgerFailed ||
    attempts.some((attempt) => attempt.outcome === undefined && hasTimeIn(evidence.ledgerFaultTimes, attempt))
  );
}

function hasTimeIn(times: readonly number[], { startedAt, endedAt }: Attempt): boolean {
  return times.some((time) => time >= startedAt && time <= endedAt);
}
