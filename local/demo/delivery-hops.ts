import { STATUS_CODES } from 'node:http';
import type { Cell } from '../terminal/table.ts';
import type { ArchiveFact, DeliveryFacts, SubscriberFact } from './delivery-facts.ts';
import type { PlannedDelivery } from './planned-delivery.ts';

/** What the demo found out about one delivery. */
export interface DeliveryReport {
  readonly delivery: PlannedDelivery;
  readonly facts: DeliveryFacts;
  /** Subscribers whose filter lets the event through. */
  readonly wantedBy: readonly string[];
  /** Where it did not go as it must. */
  readonly differences: readonly string[];
}

export interface Hop {
  readonly name: string;
  readonly cell: Cell;
}

const NOTHING: Cell = { text: '–', tone: 'quiet' };
const NOT_SUBSCRIBED: Cell = { text: '·', tone: 'quiet' };

/** The hops of a delivery in order, with what was seen at each in a word or two. */
export function deliveryHops(report: DeliveryReport): Hop[] {
  const { facts } = report;
  return [
    { name: 'answer', cell: answerCell(facts) },
    { name: 'web ACL', cell: webAclCell(facts) },
    { name: 'signature', cell: signatureCell(facts) },
    { name: 'ledger', cell: ledgerCell(facts) },
    { name: 'topic', cell: facts.onTopic === 0 ? NOTHING : { text: String(facts.onTopic) } },
    ...(facts.archive === undefined ? [] : [{ name: 'archive', cell: archiveCell(facts.archive) }]),
    ...Object.entries(facts.subscribers).map(([name, fact]) => ({
      name,
      cell: subscriberCell(name, fact, report),
    })),
  ];
}

function answerCell({ answer: { status, outcome } }: DeliveryFacts): Cell {
  const word = outcome ?? (STATUS_CODES[status] ?? '').toLowerCase();
  return { text: `${status} ${word}`, tone: status === 200 ? 'good' : 'warning' };
}

function webAclCell({ webAcl }: DeliveryFacts): Cell {
  if (webAcl === undefined) return NOTHING;
  return { text: webAcl.action, tone: webAcl.action === 'allow' ? 'good' : 'warning' };
}

const REASON_WORDS: Readonly<Record<string, string>> = {
  'no-matching-signature': 'mismatch',
  'stale-timestamp': 'too old',
  'future-timestamp': 'too new',
  'missing-header': 'missing',
  'duplicate-header': 'twice',
  'malformed-header': 'malformed',
};

function signatureCell({ reachedIntake, answer: { outcome, reason } }: DeliveryFacts): Cell {
  if (!reachedIntake) return NOTHING;
  if (outcome !== 'rejected') return { text: 'valid', tone: 'good' };
  return { text: REASON_WORDS[reason ?? ''] ?? reason ?? 'refused', tone: 'warning' };
}

function ledgerCell({ ledger: { state, changed } }: DeliveryFacts): Cell {
  if (state === 'absent') return NOTHING;
  if (!changed) return { text: 'unchanged' };
  return { text: state, tone: state === 'published' ? 'good' : 'warning' };
}

function archiveCell({ copies }: ArchiveFact): Cell {
  if (copies === 0) return NOTHING;
  return copies === 1 ? { text: 'kept', tone: 'good' } : { text: `${copies} times`, tone: 'warning' };
}

function subscriberCell(name: string, { messages, handling }: SubscriberFact, report: DeliveryReport): Cell {
  const { facts, wantedBy } = report;
  if (messages === 0) return facts.onTopic > 0 && !wantedBy.includes(name) ? NOT_SUBSCRIBED : NOTHING;
  if (handling === undefined) return { text: String(messages) };
  return { text: `${messages} ${handling}`, tone: handling === 'done' ? 'good' : 'bad' };
}
