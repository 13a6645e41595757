import { expiryOf } from '../../ledger/retention.ts';
import { dayOf } from '../archive-keys.ts';
import { hasDayChanged } from '../compaction/day-changed-error.ts';
import { survey } from '../compaction/survey.ts';
import { archiveBegin } from './archive-begin.ts';
import { auditContents } from './audit-contents.ts';
import type { AuditPorts } from './audit-ports.ts';
import { AuditTally } from './audit-tally.ts';
import { checkChain } from './check-chain.ts';
import type { DayAudit } from './day-audit.ts';
import { findElsewhere, findForgotten } from './find-elsewhere.ts';
import { nextDay, otherDays } from './other-days.ts';
import { PublishedEvents } from './published-events.ts';
import { UnmarkedEvents } from './unmarked-events.ts';

/** Somebody who compacts a day again is done after a few of these. */
const MAX_ATTEMPTS = 5;

/**
 * Compares what the ledger published on a UTC day with what the archive has, event by event, and looks over what the archive has
 * of the day: `published` = `archived` + `withheld` + `forgotten` + `earlier` + `missing`, for every source.
 *
 * Throws when the bucket or the ledger cannot be read. What is wrong with what is in them is told.
 */
export async function auditDay(day: string, ports: AuditPorts): Promise<DayAudit> {
  for (let attempt = 1; ; attempt += 1)
    try {
      return await auditOnce(day, ports);
    } catch (error) {
      if (!hasDayChanged(error) || attempt === MAX_ATTEMPTS) throw error;
    }
}

async function auditOnce(day: string, ports: AuditPorts): Promise<DayAudit> {
  const { objects, ledger, keyMaterial, now } = ports;
  const tally = new AuditTally();
  const { hotDays, problems } = await survey(objects, nextDay(dayOf(now().toISOString())));
  const chain = await checkChain(objects);
  for (const problem of [...problems, ...chain.problems]) tally.addProblem(problem);

  const begin = await archiveBegin(objects, { compactedFrom: chain.begin, hotDays });
  const published = isRemembered(day, ports)
    ? await PublishedEvents.read(ledger, { day, keyMaterial, begin }, tally)
    : undefined;
  const unmarked = new UnmarkedEvents(ports, tally);
  await auditContents(day, objects, tally, (event) =>
    published === undefined || published.find(event) ? undefined : unmarked.add(event),
  );
  await unmarked.ask();

  if (published !== undefined)
    await accountForRest(day, published, ports, [...chain.days.map((one) => one.day), ...hotDays]);
  return { day, ledger: published === undefined ? 'expired' : 'compared', ...tally.report() };
}

/** Looks everywhere for what was published and is not in the archive of its day, and names what is nowhere. */
async function accountForRest(
  day: string,
  published: PublishedEvents,
  { objects, ledger }: AuditPorts,
  archived: readonly string[],
): Promise<void> {
  await findForgotten(day, objects, published);
  if (published.unfoundSources.length === 0) return;
  for (const other of await otherDays(day, archived, objects)) {
    await findElsewhere(other, objects, published);
    if (published.unfoundSources.length === 0) return;
  }
  await published.nameMissing(ledger, day);
}

/** What was published at the beginning of the day may be forgotten first. */
function isRemembered(day: string, { now, ledgerRetentionDays }: AuditPorts): boolean {
  return expiryOf(new Date(day), ledgerRetentionDays) > now();
}
