import { FUNCTION_DIED } from '../../core/quarantine/failure.ts';
import { wrongInDirectory, wronglyFound } from './audit-directory.ts';
import type { ChaosEvent, ChaosUser } from './chaos-event.ts';
import type { Evidence } from './evidence.ts';
import { overtakings } from './overtakings.ts';
import { publishedAgain } from './published-again.ts';
import type { Quarantined } from './release-quarantine.ts';

/** What must not be found, and how the report calls it. */
export const FINDINGS = {
  neverAcknowledged: 'events never acknowledged',
  missingAtConsumer: 'acknowledged, missing at the consumer',
  missingInInbox: 'acknowledged, missing in the inbox',
  missingInArchive: 'acknowledged, missing in the archive',
  archivedOtherwise: 'in the archive otherwise than at the consumer',
  wrongInDirectory: 'users whose directory item is not the newest',
  wronglyFound: 'users not found by just what they have',
  effectsDoubled: 'effects made twice',
  publishedTwice: 'published twice outside the documented window',
  outOfOrder: 'out of order',
  envelopeChanged: 'payload, type or order key changed',
  unknownEvents: 'events that no provider sent',
  refused: 'genuine deliveries refused',
  forgedAccepted: 'forged deliveries accepted',
  leftBehind: 'left parked or waiting',
  deadUnexplained: 'dead letters without six failures',
  quarantineUnexplained: 'in quarantine without two failures',
  leaks: 'marked secrets in logs and answers',
} as const;

export type Finding = keyof typeof FINDINGS;
/** Where each finding was made: event keys, users, files. */
export type Audit = Readonly<Record<Finding, readonly string[]>>;

const MAX_RECEIVES = 6;
/** The schedule of a run has one wait. */
const MAX_TRIES = 2;
/** The handler whose inbox is looked at. */
const HANDLER = 'applied-events';

/** Holds what became of every event against what must become of it. */
export function audit(evidence: Evidence): Audit {
  const events = evidence.users.flatMap((user) => user.events);
  const isAcknowledged = ({ key }: ChaosEvent) => evidence.tracked.get(key)?.acknowledgedAt !== undefined;
  const acknowledged = events.filter(isAcknowledged);
  const overtaking = overtakings(evidence).filter(({ documented }) => !documented);
  return {
    neverAcknowledged: keysOf(events.filter((event) => !isAcknowledged(event))),
    missingAtConsumer: keysOf(acknowledged.filter(({ key }) => !evidence.arrivals.has(key))),
    missingInInbox: missingInInbox(acknowledged, evidence),
    missingInArchive: keysOf(acknowledged.filter(({ key }) => !evidence.archive.has(key))),
    archivedOtherwise: archivedOtherwise(evidence),
    wrongInDirectory: wrongInDirectory(evidence),
    wronglyFound: wronglyFound(evidence),
    effectsDoubled: effectsDoubled(evidence),
    publishedTwice: publishedAgain(evidence),
    outOfOrder: keysOf(overtaking),
    envelopeChanged: evidence.users.flatMap((user) => changed(user, evidence)),
    unknownEvents: unknownEvents(evidence),
    refused: refused(evidence),
    forgedAccepted: evidence.forged.filter(({ status }) => status === 200).map(() => 'forged'),
    leftBehind: evidence.leftBehind,
    deadUnexplained: evidence.deadLetters
      .filter(({ failures }) => failures < MAX_RECEIVES)
      .map(({ messageId }) => messageId),
    quarantineUnexplained: evidence.quarantined.filter(isUnexplained).map(({ group }) => group),
    leaks: evidence.leaks,
  };
}

function keysOf(items: readonly { readonly key: string }[]): string[] {
  return items.map(({ key }) => key);
}

function inboxKey({ key }: ChaosEvent): string {
  return `${HANDLER}#${key}`;
}

function missingInInbox(acknowledged: readonly ChaosEvent[], { inbox }: Evidence): string[] {
  const entries = new Set(inbox.map(({ pk }) => pk));
  return keysOf(acknowledged.filter((event) => !entries.has(inboxKey(event))));
}

/** Byte for byte: an event that was published twice has an envelope more, but also the one that the consumer got. */
function archivedOtherwise({ arrivals, archive }: Evidence): string[] {
  const isOther = ({ key, body }: { readonly key: string; readonly body: string }) =>
    archive.get(key)?.includes(body) === false;
  return keysOf([...arrivals.values()].filter(isOther));
}

/** An event that takes the function down is given up on when it has done so alone, after it did in company. */
function isUnexplained({ attempts, code }: Quarantined): boolean {
  return attempts < MAX_TRIES && code !== FUNCTION_DIED;
}

/** By what the engine committed, and by what the handler logged. */
function effectsDoubled({ commits, handlerLog }: Evidence): string[] {
  const settled = handlerLog.filter(({ outcome }) => outcome === 'applied' || outcome === 'stale');
  const byEvent = Map.groupBy(settled, ({ source, eventId }) => `${HANDLER}#${source}#${eventId}`);
  const logged = [...byEvent].filter(([, lines]) => lines.length > 1).map(([key]) => key);
  const committed = [...commits].filter(([, count]) => count > 1).map(([key]) => key);
  return [...new Set([...committed, ...logged])];
}

function changed({ directory: { key: user }, events }: ChaosUser, { arrivals }: Evidence): string[] {
  const isChanged = ({ key, type, payload }: ChaosEvent) => {
    const arrival = arrivals.get(key);
    if (arrival === undefined) return false;
    const { body } = arrival;
    return arrival.type !== type || arrival.group !== user || !body.endsWith(`,"data":${payload}}`);
  };
  return keysOf(events.filter(isChanged));
}

function unknownEvents({ tracked, arrivals, inbox, archive }: Evidence): string[] {
  const prefix = `${HANDLER}#`;
  const entries = inbox
    .map(({ pk }) => String(pk))
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
  return [...arrivals.keys(), ...entries, ...archive.keys()].filter((key) => !tracked.has(key));
}

function refused({ tracked }: Evidence): string[] {
  const isRefusal = ({ status = 0 }) => status >= 400 && status < 500;
  return keysOf(
    [...tracked.values()].filter(({ attempts }) => attempts.some(isRefusal)).map(({ event }) => event),
  );
}
