import { auditDay } from '../../core/archive/audit/audit-day.ts';
import { differencesOf } from '../../core/archive/audit/day-audit.ts';
import { auditHandling } from '../../core/archive/audit/handling/audit-handling.ts';
import type { HandlingLine } from '../../core/archive/audit/handling/handling-ports.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import type { Publication } from '../../core/ledger/ledger-scan.ts';
import type { StepPorts } from './steps.ts';
import { type EventName, type Events, syntheticNames } from './synthetic-events.ts';

/** As many entries as a page of a scan has, and lines as a page of a log. */
const PAGE = 1_000;
const RETENTION_DAYS = 10_000;

/** Compares every event of the day with a ledger that knows all of them. What a scan of DynamoDB takes comes on top. */
export async function auditAll({ objects, events }: Omit<StepPorts, 'scratch'>): Promise<string> {
  const audit = await auditDay(events.day, {
    objects,
    ledger: { publishedOn: () => ledgerOf(events), published: async (keys) => new Set(keys) },
    ledgerRetentionDays: RETENTION_DAYS,
    keyMaterial: false,
    now: () => new Date(),
  });
  const archived = audit.sources.reduce((sum, source) => sum + source.archived, 0);
  return `${archived.toLocaleString('en')} events found, ${differencesOf(audit)} differences`;
}

/** Compares every event of the day with the log of a handler that has applied all of them. What CloudWatch takes comes on top. */
export async function auditHandler({ objects, events }: Omit<StepPorts, 'scratch'>): Promise<string> {
  const audit = await auditHandling(
    events.day,
    { name: 'bench', events: ['*'] },
    {
      objects,
      ledger: { publishedOn: () => ledgerOf(events) },
      log: { since: () => logOf(events) },
      places: {
        madeAt: async () => new Date(0),
        waiting: async () => 0,
        dead: async () => 0,
        quarantined: async () => 0,
      },
      now: () => new Date(),
      waitUntil: async () => {},
    },
  );
  const applied = audit.sources.reduce((sum, source) => sum + source.applied, 0);
  return `${applied.toLocaleString('en')} events accounted for, ${audit.missing} missing`;
}

async function* ledgerOf(events: Events): AsyncIterable<readonly Publication[]> {
  for (const page of pagesOf(syntheticNames(events)))
    yield page.map(({ source, id, type, received }) => ({
      key: ledgerKey(source, id),
      type,
      publishedAt: received,
    }));
}

async function* logOf(events: Events): AsyncIterable<readonly HandlingLine[]> {
  for (const page of pagesOf(syntheticNames(events)))
    yield page.map(({ source, id }) => ({ source, id, outcome: 'applied' }));
}

function* pagesOf(names: Iterable<EventName>): Iterable<readonly EventName[]> {
  let page: EventName[] = [];
  for (const name of names) {
    page.push(name);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
