import type { SecondCopy } from './consumer.ts';
import type { Evidence } from './evidence.ts';
import type { LogLine } from './log-lines.ts';

/** After so long SNS publishes an event again that it is given again. */
const DEDUPLICATION_MILLISECONDS = 300_000;
/** The local topic remembers so many events at most. */
const LOCAL_DEDUPLICATION_MEMORY = 10_000;

type Findings = Pick<Evidence, 'secondCopies' | 'intakeLog' | 'tracked'>;

/** The second copies that the guarantees do not allow: published too soon, or without anything having failed. */
export function publishedAgain(evidence: Findings): string[] {
  const lines = Map.groupBy(evidence.intakeLog, ({ source, eventId }) => `${source}#${eventId}`);
  const twice = evidence.secondCopies.filter(({ reason }) => reason === 'published-twice');
  const undocumented = twice.filter(
    (copy) => isTooSoon(copy) || !hasFailed(copy.key, lines.get(copy.key) ?? [], evidence),
  );
  return undocumented.map(({ key }) => key);
}

function isTooSoon({ millisecondsLater, messagesBetween }: SecondCopy): boolean {
  return millisecondsLater < DEDUPLICATION_MILLISECONDS && messagesBetween < LOCAL_DEDUPLICATION_MEMORY;
}

/**
 * The ledger could not know of the first copy, or could not be asked: a call failed in a delivery, the intake died in one,
 * or the event was parked, and the drain may have died.
 */
function hasFailed(key: string, lines: readonly LogLine[], { tracked }: Findings): boolean {
  const attempts = tracked.get(key)?.attempts ?? [];
  return (
    lines.some(({ faults = [], outcome }) => faults.length > 0 || outcome === 'parked') ||
    attempts.some(({ outcome }) => outcome === undefined)
  );
}
