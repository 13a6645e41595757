import { ARCHIVE_SERVICE } from '../../../lambda/archive/archive-metrics.ts';
import { reportBatch } from '../../../lambda/archive/report.ts';
import type { Circumstances } from './circumstances.ts';
import type { Clock } from './clock.ts';
import type { Measurements } from './measurements.ts';
import type { SimulatedQueue } from './simulated-queue.ts';

/** How long the queue hides what could not be written. */
const COMES_AGAIN_MINUTES = 7;

/** The archive's writer. */
export class SimulatedWriter {
  readonly #queue: SimulatedQueue;
  readonly #measurements: Measurements;
  readonly #clock: Clock;

  constructor(queue: SimulatedQueue, measurements: Measurements, clock: Clock) {
    this.#queue = queue;
    this.#measurements = measurements;
    this.#clock = clock;
  }

  work(minute: number, { bucketIsDown = false, unreadableMessage = false }: Circumstances): void {
    const due = this.#queue.due(minute);
    const [first] = due;
    if (first === undefined) return;
    const messageIds = due.map(({ id }) => id);
    const at = this.#clock(minute);
    const object = { key: 'hot/2026-11-27/0123.jsonl.gz', messageIds };
    const firstReceived = this.#clock(first.at).toISOString();
    reportBatch(
      {
        written: bucketIsDown ? [] : [{ ...object, bytes: 1_000, firstReceived }],
        failed: bucketIsDown ? [{ ...object, error: new TypeError() }] : [],
        withheld: [],
        unreadable: unreadableMessage ? [{ messageId: 'unreadable', problem: 'not-json' }] : [],
      },
      { startedAt: at, endedAt: at },
      this.#measurements.telemetry(ARCHIVE_SERVICE),
    );
    this.#measurements.invoked('PipelineArchiveWriterFunction');
    for (const event of due) {
      if (bucketIsDown) event.dueAt = minute + COMES_AGAIN_MINUTES;
      else this.#queue.remove(event);
    }
  }
}
