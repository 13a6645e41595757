import type { ArchivedEvent, EventBatches } from '../archived-event.ts';
import type { Scratch } from '../scratch.ts';
import type { EventOrder } from './merge-sorted.ts';
import { readRun, type SortedRun, writeRun } from './sorted-run.ts';

/** So much is sorted in memory at once. */
const RUN_BYTES = 24 * 1024 * 1024;
/** What an event takes beside its envelope. */
const FACTS_BYTES = 700;

/** Sorts more events than the memory holds: in runs, which lie on disk until they are merged. */
export class EventSorter {
  readonly #scratch: Scratch;
  readonly #order: EventOrder;
  readonly #runBytes: number;
  readonly #runs: SortedRun[] = [];
  #events: ArchivedEvent[] = [];
  #bytes = 0;

  constructor(scratch: Scratch, order: EventOrder, runBytes = RUN_BYTES) {
    this.#scratch = scratch;
    this.#order = order;
    this.#runBytes = runBytes;
  }

  async add(events: readonly ArchivedEvent[]): Promise<void> {
    for (const event of events) {
      this.#events.push(event);
      this.#bytes += event.envelope.length + FACTS_BYTES;
    }
    if (this.#bytes >= this.#runBytes) await this.#spill();
  }

  /** The sorted runs, to be merged. They are read once. */
  async runs(): Promise<EventBatches[]> {
    if (this.#events.length > 0) await this.#spill();
    return this.#runs.map(readRun);
  }

  /** Takes the files away. */
  async remove(): Promise<void> {
    for (const { file } of this.#runs) await file.remove();
  }

  async #spill(): Promise<void> {
    this.#runs.push(await writeRun(this.#events.sort(this.#order), this.#scratch));
    this.#events = [];
    this.#bytes = 0;
  }
}
