import { ARCHIVE_SERVICE } from '../../../lambda/archive/archive-metrics.ts';
import { reportBatch } from '../../../lambda/archive/report.ts';
import { reportAudit } from '../../../lambda/archive-keeper/audit/report-audit.ts';
import { reportHandlingAudit } from '../../../lambda/archive-keeper/audit-handler/report-handling-audit.ts';
import { KEEPER_SERVICE } from '../../../lambda/archive-keeper/keeper-metrics.ts';
import { reportCompaction } from '../../../lambda/archive-keeper/report-compaction.ts';
import type { Circumstances } from './circumstances.ts';
import type { Clock } from './clock.ts';
import type { Measurements } from './measurements.ts';
import type { SimulatedQueue } from './simulated-queue.ts';

const MINUTES_PER_DAY = 24 * 60;
/** The hours of the schedules, in UTC. */
const [COMPACTED_AT, AUDITED_AT, HANDLERS_AUDITED_AT] = [2 * 60, 4 * 60, 5 * 60];
/** Replays and forgettings are gone on with so often. */
const CONTINUED_EVERY = 5;

/** The archive's writer and its keeper. */
export class SimulatedArchive {
  readonly #queue: SimulatedQueue;
  readonly #measurements: Measurements;
  readonly #clock: Clock;
  readonly #handlers: readonly string[];

  constructor(queue: SimulatedQueue, handlers: readonly string[], measurements: Measurements, clock: Clock) {
    this.#queue = queue;
    this.#handlers = handlers;
    this.#measurements = measurements;
    this.#clock = clock;
  }

  work(minute: number, now: Circumstances): void {
    this.#write(minute, now);
    if (now.keeperIsStopped !== true) this.#keep(minute);
  }

  #write(minute: number, { bucketIsDown = false }: Circumstances): void {
    const due = this.#queue.due(minute);
    const [first] = due;
    if (first === undefined) return;
    const messageIds = due.map(({ id }) => id);
    const at = this.#clock(minute);
    const object = { key: 'hot/2026-11-27/0123.jsonl.gz', messageIds };
    reportBatch(
      {
        written: bucketIsDown
          ? []
          : [{ ...object, bytes: 1_000, firstReceived: this.#clock(first.at).toISOString() }],
        failed: bucketIsDown ? [{ ...object, error: new TypeError() }] : [],
        withheld: [],
        unreadable: [],
      },
      { startedAt: at, endedAt: at },
      this.#measurements.telemetry(ARCHIVE_SERVICE),
    );
    this.#measurements.invoked('PipelineArchiveWriterFunction');
    for (const event of due) {
      if (bucketIsDown) event.dueAt = minute + 7;
      else this.#queue.remove(event);
    }
  }

  #keep(minute: number): void {
    const at = this.#clock(minute);
    const times = { startedAt: at, endedAt: at };
    const telemetry = this.#measurements.telemetry(KEEPER_SERVICE);
    const ofDay = (at.getTime() / 60_000) % MINUTES_PER_DAY;
    if (ofDay % CONTINUED_EVERY === 0) this.#invoked();
    if (ofDay === COMPACTED_AT) {
      this.#invoked();
      reportCompaction({ days: [], left: [], problems: [] }, times, telemetry);
    }
    if (ofDay === AUDITED_AT) {
      this.#invoked();
      const found = { sources: [], flawed: [], unmarked: [], problems: [], damaged: 0 };
      reportAudit({ day: '2026-11-26', ledger: 'compared', ...found }, times, telemetry);
    }
    if (ofDay !== HANDLERS_AUDITED_AT) return;
    for (const handler of this.#handlers) {
      this.#invoked();
      const places = { waiting: 0, dead: 0, quarantined: 0, dropped: 0 };
      const found = { sources: [], places, missing: 0, unsettled: [] };
      reportHandlingAudit({ day: '2026-11-26', handler, ...found }, times, telemetry);
    }
  }

  #invoked(): void {
    this.#measurements.invoked('PipelineArchiveKeeperFunction');
  }
}
