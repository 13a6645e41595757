import type { SourceName } from '../events/source-name.ts';
import { expiryOf } from '../ledger/retention.ts';
import { type InboxKey, inboxEntryWrite } from './inbox-entry.ts';
import { MAX_TRANSACTION_WRITES, type Transactions } from './transactions.ts';
import type { Write } from './write.ts';

/** A handler's record of the events it has applied. It makes the handler's writes happen exactly once. */
export interface Inbox {
  /**
   * Makes the event's writes in one transaction with the event's inbox entry. Throws when it is not known what became of
   * them; the event must then be handled again, and the entry tells whether the writes were made. `onWritten` hears how many were.
   */
  applyOnce(
    event: InboxEvent,
    writes: readonly Write[],
    onWritten?: (writes: number) => void,
  ): Promise<ApplyOutcome>;
}

/** What the inbox must know of an event. */
export interface InboxEvent {
  readonly source: SourceName;
  readonly id: string;
  /** The replay that it comes from. Its writes are made once for each. @default it comes from none */
  readonly replayid?: string;
}

/**
 * `applied`: the writes are made now. `duplicate`: the event was settled before, nothing is written. `stale`: newer state
 * is stored already, so the event is settled without its writes.
 */
export type ApplyOutcome = 'applied' | 'duplicate' | 'stale';

export interface InboxOptions {
  readonly transactions: Transactions;
  /** The inbox table's physical name. */
  readonly table: string;
  readonly handler: string;
  readonly retentionDays: number;
  readonly now: () => Date;
}

/** The inbox of one handler. */
export function createInbox(options: InboxOptions): Inbox {
  return {
    applyOnce: (event, writes, onWritten = () => {}) => applyOnce({ ...options, onWritten }, event, writes),
  };
}

async function applyOnce(
  options: InboxOptions & { readonly onWritten: (writes: number) => void },
  event: InboxEvent,
  writes: readonly Write[],
): Promise<ApplyOutcome> {
  refuseTooMany(writes);
  let wanted = writes;
  let outcome: 'applied' | 'stale' = 'applied';
  // Every turn but the last leaves at least one write out, so that it ends after as many turns as there are writes.
  for (;;) {
    const entry = settlement(options, event, outcome);
    const result = await options.transactions.commit([entry, ...wanted]);
    if (result.committed) {
      options.onWritten(wanted.length);
      return outcome;
    }
    if (result.failed.includes(ENTRY)) return 'duplicate';
    wanted = stillWanted(wanted, result.failed);
    if (wanted.length === 0) outcome = 'stale';
  }
}

/** The position of the inbox entry in the transaction. The event's writes follow it. */
const ENTRY = 0;

function settlement(options: InboxOptions, event: InboxEvent, outcome: 'applied' | 'stale') {
  const at = options.now();
  return inboxEntryWrite({
    table: options.table,
    key: { handler: options.handler, source: event.source, eventId: event.id, ...replayOf(event) },
    at,
    expiresAt: expiryOf(at, options.retentionDays),
    outcome,
  });
}

function replayOf({ replayid }: InboxEvent): Pick<InboxKey, 'replayId'> {
  return replayid === undefined ? {} : { replayId: replayid };
}

function stillWanted(writes: readonly Write[], failed: readonly number[]): readonly Write[] {
  const stale = writes.filter((_, index) => failed.includes(index + 1));
  if (stale.length === 0) throw new RangeError(`No write of the transaction has the position ${failed}.`);
  if (stale.some((write) => write.whenStale !== 'skip-write')) return [];
  return writes.filter((write) => !stale.includes(write));
}

function refuseTooMany(writes: readonly Write[]): void {
  const most = MAX_TRANSACTION_WRITES - 1;
  if (writes.length <= most) return;
  throw new RangeError(
    `An event may write at most ${most} items, this one writes ${writes.length}: a transaction holds ` +
      `${MAX_TRANSACTION_WRITES} and one is the inbox entry. Write fewer items per event.`,
  );
}
