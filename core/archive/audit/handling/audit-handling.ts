import { isOfCanary } from '../../../canary/canary-source.ts';
import { letsThrough } from '../../../events/lets-through.ts';
import { subscriptionFilter } from '../../../events/patterns.ts';
import { readLedgerKey } from '../../../ledger/ledger-key.ts';
import type { Publication } from '../../../ledger/ledger-scan.ts';
import { dayOf } from '../../archive-keys.ts';
import { nextDay } from '../other-days.ts';
import { forgottenMarks } from './forgotten-marks.ts';
import type { HandlingAudit, PlaceCounts } from './handling-audit.ts';
import type { AuditedHandler, HandlerPlaces, HandlingPorts } from './handling-ports.ts';
import { HandlingTally, isSettled } from './handling-tally.ts';
import { OutcomeMarks } from './outcome-marks.ts';

/** What was parked is published later than it was received, and may be forgotten under the day of its receipt. */
const PARKED_DAYS = 14;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Two clocks differ by no more. */
const SKEW_MILLISECONDS = 5 * 60_000;
/** A new queue has its subscription by then. */
const SUBSCRIBED_MILLISECONDS = 10 * 60_000;
/** A line can be read by then that was just written, and a queue has counted what was just sent to it. */
const SETTLE_MILLISECONDS = 60_000;

/**
 * Compares what the ledger published on a UTC day with what the log of a handler says became of it, event by event:
 * `published` = `applied` + `stale` + `ignored` + `duplicate` + `forgotten` + `earlier` + `unsettled`, for every source. What has no
 * outcome waits, is dead or is in quarantine; what finds no room there is missing.
 *
 * Throws when the ledger, the log or a place cannot be read.
 */
export async function auditHandling(
  day: string,
  handler: AuditedHandler,
  ports: HandlingPorts,
): Promise<HandlingAudit> {
  const audit = await auditOnce(day, handler, ports);
  if (audit.missing === 0) return audit;
  // What was handled a moment ago is in no queue any more, and perhaps not in the log yet.
  await ports.waitUntil(new Date(ports.now().getTime() + SETTLE_MILLISECONDS));
  return await auditOnce(day, handler, ports);
}

async function auditOnce(
  day: string,
  handler: AuditedHandler,
  { objects, ledger, log, places }: HandlingPorts,
): Promise<HandlingAudit> {
  // Counted before the log is read: what is handled meanwhile is counted and has a line, and is not missed.
  const counted = await countPlaces(places);
  const madeAt = (await places.madeAt()).getTime() + SUBSCRIBED_MILLISECONDS;
  const outcomes = await OutcomeMarks.read(log, new Date(Date.parse(day) - SKEW_MILLISECONDS));
  const forgotten = await forgottenMarks(
    { from: daysBefore(day, PARKED_DAYS), until: nextDay(day) },
    objects,
  );
  const filter = subscriptionFilter(handler.events);
  const tally = new HandlingTally();
  const count = ({ key, publishedAt }: Publication) => {
    const event = readLedgerKey(key);
    // The topic sends them to no other handler, whatever it asks for.
    if (isOfCanary(event) || !tally.isNew(event)) return;
    const outcome = outcomes.of(event);
    if (isSettled(outcome)) tally.settled(event, outcome);
    else if (forgotten.has(event)) tally.settled(event, 'forgotten');
    else if (Date.parse(publishedAt) < madeAt && outcome === undefined) tally.settled(event, 'earlier');
    else tally.unsettled(event, outcome ?? 'unseen');
  };
  for await (const page of ledger.publishedOn(day))
    for (const publication of page) if (letsThrough(filter, publication.type)) count(publication);
  return report(day, handler, tally, { ...counted, dropped: outcomes.dropped });
}

async function countPlaces(places: HandlerPlaces): Promise<Omit<PlaceCounts, 'dropped'>> {
  // In the order in which a message moves: what moves meanwhile is counted twice rather than not at all.
  const waiting = await places.waiting();
  return { waiting, dead: await places.dead(), quarantined: await places.quarantined() };
}

function report(
  day: string,
  { name }: AuditedHandler,
  tally: HandlingTally,
  places: PlaceCounts,
): HandlingAudit {
  const room = places.waiting + places.dead + places.quarantined + places.dropped;
  return {
    day,
    handler: name,
    sources: tally.sources,
    places,
    missing: Math.max(0, tally.unsettledCount - room),
    unsettled: tally.named,
  };
}

function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * DAY_MILLISECONDS).toISOString());
}
