import { ledgerKey } from '../../ledger/ledger-key.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import { dayOf } from '../archive-keys.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { lastDay, readChunks } from './read-chunks.ts';
import type { ReplayOrder } from './replay-order.ts';
import type { ReplayPorts } from './replay-ports.ts';
import type { ReplayedSubscriber } from './replayed-subscriber.ts';
import { selectionOf } from './selection.ts';
import { entryKey } from './without-known.ts';

/** What a replay would bring. */
export interface DryRun {
  /** False where time was over before all was counted: the figures are of what came before `countedUpTo`, a day. */
  readonly complete: boolean;
  readonly countedUpTo?: string;
  readonly events: number;
  readonly types: Readonly<Record<string, number>>;
  /** Users, and other things that events stand in line for. */
  readonly users: number;
  /**
   * Of events that the order names, those that would not come: the archive does not have them in that time, or the subscriber does not ask
   * for them. @default none, or the order names none
   */
  readonly absent?: readonly string[];
  /** When the first and the last of them were received. */
  readonly first?: string;
  readonly last?: string;
  /** What the handler's inbox has of them: `onlyMissing` leaves these out. @default it has no inbox */
  readonly inbox?: InboxCounts;
  /** What cannot be read, and so would not be brought. @default nothing */
  readonly problems?: readonly ArchiveProblem[];
  /** How long it takes to send them, if the subscriber keeps up. */
  readonly seconds: number;
}

/** Events that the inbox has as applied, or as stale when they came. */
export interface InboxCounts {
  readonly applied: number;
  readonly stale: number;
}

/** Counts what a replay would bring, and brings nothing. Compacts the days first, as the replay would. */
export async function dryRun(
  order: ReplayOrder,
  subscriber: ReplayedSubscriber,
  ports: Pick<ReplayPorts, 'days' | 'inbox' | 'now'> & { readonly deadline: Date },
): Promise<DryRun> {
  const tally = new Tally(order);
  const range = { from: dayOf(order.from), until: lastDay(order) };
  const { complete, problems } = await ports.days.compact(range, ports.deadline);
  tally.problems = problems;
  if (!complete) return tally.result(order, range.from);
  const selection = selectionOf(order, subscriber);
  for await (const { events, end } of readChunks(ports.days, {
    order: { ...order, perSecond: WHOLE },
    withoutEnvelopes: true,
    selection,
  })) {
    const found = events.map(({ event }) => event);
    tally.add(found);
    if (subscriber.inboxRetentionDays !== undefined) await tally.ask(found, ports.inbox);
    if (ports.now() >= ports.deadline) return tally.result(order, end.day);
  }
  return tally.result(order);
}

/** No pace: chunks as large as they may be. */
const WHOLE = Number.POSITIVE_INFINITY;

class Tally {
  readonly #subscriber: string;
  readonly #types = new Map<string, number>();
  readonly #groups = new Set<string>();
  /** What the order names and was not found yet. */
  readonly #unfound: Set<string>;
  #events = 0;
  #first: string | undefined;
  #last: string | undefined;
  #inbox: InboxCounts | undefined;
  problems: readonly ArchiveProblem[] = [];

  constructor({ subscriber, events = [] }: ReplayOrder) {
    this.#subscriber = subscriber;
    this.#unfound = new Set(events);
  }

  add(events: readonly ArchivedEvent[]): void {
    this.#events += events.length;
    for (const { source, id, type, group, received } of events) {
      this.#unfound.delete(ledgerKey(source, id));
      this.#types.set(type, (this.#types.get(type) ?? 0) + 1);
      this.#groups.add(group);
      if (this.#first === undefined || received < this.#first) this.#first = received;
      if (this.#last === undefined || received > this.#last) this.#last = received;
    }
  }

  async ask(events: readonly ArchivedEvent[], inbox: ReplayPorts['inbox']): Promise<void> {
    const outcomes = await inbox.outcomes(events.map((event) => entryKey(this.#subscriber, event)));
    const stale = [...outcomes.values()].filter((outcome) => outcome === 'stale').length;
    const { applied, stale: before } = this.#inbox ?? { applied: 0, stale: 0 };
    this.#inbox = { applied: applied + outcomes.size - stale, stale: before + stale };
  }

  /** `upTo`: the day that is counted in part, if time was over. */
  result({ perSecond, onlyMissing }: ReplayOrder, upTo?: string): DryRun {
    const absent = upTo === undefined ? [...this.#unfound] : [];
    const known = this.#inbox === undefined ? 0 : this.#inbox.applied + this.#inbox.stale;
    const toSend = this.#events - (onlyMissing ? known : 0);
    return {
      complete: upTo === undefined,
      ...(upTo === undefined ? {} : { countedUpTo: upTo }),
      events: this.#events,
      types: Object.fromEntries([...this.#types].sort(([a], [b]) => (a < b ? -1 : 1))),
      users: this.#groups.size,
      ...(absent.length === 0 ? {} : { absent }),
      ...(this.#first === undefined ? {} : { first: this.#first }),
      ...(this.#last === undefined ? {} : { last: this.#last }),
      ...(this.#inbox === undefined ? {} : { inbox: this.#inbox }),
      ...(this.problems.length === 0 ? {} : { problems: this.problems }),
      seconds: Math.ceil(toSend / perSecond),
    };
  }
}
