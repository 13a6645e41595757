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
  /** Whether it is on the way to the topic, or a place that holds copies of the event from there on. */
  readonly place: 'way' | 'copies' | 'subscriber';
  readonly cell: Cell;
  /** The same in a sign or two. */
  readonly short: Cell;
}

const NOTHING: Cell = { text: '–', tone: 'quiet' };
const NOT_SUBSCRIBED: Cell = { text: '·', tone: 'quiet' };

/** The hops of a delivery in order, with what was seen at each in a word or two. */
export function deliveryHops(report: DeliveryReport): Hop[] {
  const { facts } = report;
  return [
    hop('way', 'answer', answerCell(facts)),
    hop('way', 'web ACL', webAclCell(facts)),
    hop('way', 'signature', signatureCell(facts)),
    hop('way', 'ledger', ledgerCell(facts)),
    hop('copies', 'topic', facts.onTopic === 0 ? NOTHING : { text: String(facts.onTopic) }),
    ...(facts.archive === undefined ? [] : [hop('copies', 'archive', archiveCell(facts.archive))]),
    ...Object.entries(facts.subscribers).map(([name, fact]) =>
      hop('subscriber', name, subscriberCell(name, fact, report)),
    ),
  ];
}

function hop(place: Hop['place'], name: string, cell: Cell): Hop {
  return { name, place, cell, short: { ...cell, text: shortened(cell.text) } };
}

const SIGNS: readonly (readonly [word: string, sign: string])[] = [
  ['kept', '✓'],
  [' applied', '✓'],
  [' failed', '✗'],
  [' waiting', '…'],
  [' times', ''],
];

function shortened(text: string): string {
  const [word = '', sign = ''] = SIGNS.find(([ending]) => text.endsWith(ending)) ?? [];
  return text.slice(0, text.length - word.length) + sign;
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
  return { text: `${messages} ${handling}`, tone: handling === 'applied' ? 'good' : 'bad' };
}
