import { isOfCanary } from '../../canary/canary-source.ts';
import type { SourceName } from '../../events/source-name.ts';
import { readLedgerKey } from '../../ledger/ledger-key.ts';
import type { LedgerScan } from '../../ledger/ledger-scan.ts';
import { isWithheld } from '../withheld.ts';
import type { AuditTally } from './audit-tally.ts';
import { EventMarks } from './event-marks.ts';

/** What became of an event that the ledger has. */
const MARK = { expected: 1, withheld: 2, earlier: 3, archived: 4, forgotten: 5, missing: 6 } as const;

/** Which events the ledger has, and which of them need not be in the archive. */
export interface Expectation {
  readonly day: string;
  /** Whether events are kept whose payloads carry key material. */
  readonly keyMaterial: boolean;
  /** When the archive begins. What was published before that need not be in it. */
  readonly begin: string | undefined;
}

interface PublishedEvent {
  readonly source: SourceName;
  readonly id: string;
}

/** What the ledger says was published on a day, and how much of it was found so far. */
export class PublishedEvents {
  readonly #marks = new EventMarks();
  readonly #expected = new Map<SourceName, number>();
  readonly #tally: AuditTally;

  private constructor(tally: AuditTally) {
    this.#tally = tally;
  }

  /** Goes through the ledger. */
  static async read(
    ledger: LedgerScan,
    expectation: Expectation,
    tally: AuditTally,
  ): Promise<PublishedEvents> {
    const published = new PublishedEvents(tally);
    for await (const page of ledger.publishedOn(expectation.day))
      for (const { key, type, publishedAt } of page) {
        const event = readLedgerKey(key);
        // The topic does not send them to the archive.
        if (isOfCanary(event)) continue;
        published.#add(event, type, publishedAt, expectation);
      }
    return published;
  }

  #add(
    event: PublishedEvent,
    type: string,
    publishedAt: string,
    { keyMaterial, begin = '' }: Expectation,
  ): void {
    const counts = this.#tally.of(event.source);
    const mark =
      !keyMaterial && isWithheld(type) ? MARK.withheld : publishedAt < begin ? MARK.earlier : MARK.expected;
    // A scan gives an entry twice where the table is split meanwhile.
    if (this.#marks.set(event, mark) !== 0) return;
    counts.published += 1;
    if (mark === MARK.withheld) counts.withheld.set(type, (counts.withheld.get(type) ?? 0) + 1);
    if (mark === MARK.earlier) counts.earlier += 1;
    if (mark === MARK.expected) this.#expected.set(event.source, this.#unfound(event.source) + 1);
  }

  /** How many events of a source were not found yet that should be. */
  #unfound(source: SourceName): number {
    return this.#expected.get(source) ?? 0;
  }

  /** The sources of which something was not found yet. */
  get unfoundSources(): readonly SourceName[] {
    return [...this.#expected].filter(([, count]) => count > 0).map(([source]) => source);
  }

  /** An event is in the archive. False where it was not published on the day, as far as the ledger knows. */
  find(event: PublishedEvent & { readonly type: string }): boolean {
    const mark = this.#marks.get(event);
    if (mark === 0) return false;
    if (mark === MARK.archived) return true;
    this.#marks.set(event, MARK.archived);
    const counts = this.#tally.of(event.source);
    counts.archived += 1;
    if (mark === MARK.expected) this.#expected.set(event.source, this.#unfound(event.source) - 1);
    if (mark === MARK.earlier) counts.earlier -= 1;
    if (mark === MARK.withheld) counts.withheld.set(event.type, (counts.withheld.get(event.type) ?? 0) - 1);
    return true;
  }

  /** An event went with a person who was erased. */
  forget(event: PublishedEvent): void {
    if (this.#marks.get(event) !== MARK.expected) return;
    this.#marks.set(event, MARK.forgotten);
    this.#expected.set(event.source, this.#unfound(event.source) - 1);
    this.#tally.of(event.source).forgotten += 1;
  }

  /** Goes through the ledger again, and names what was not found. */
  async nameMissing(ledger: LedgerScan, day: string): Promise<void> {
    for await (const page of ledger.publishedOn(day))
      for (const { key } of page) {
        const { source, id } = readLedgerKey(key);
        if (this.#marks.get({ source, id }) !== MARK.expected) continue;
        this.#marks.set({ source, id }, MARK.missing);
        this.#tally.addFlaw({ source, id, flaw: 'missing' });
      }
  }
}
