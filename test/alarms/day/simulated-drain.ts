import type { DrainReport } from '../../../core/drain/drain-report.ts';
import type { SourceName } from '../../../core/events/source-name.ts';
import { reportDrain } from '../../../lambda/drain/report.ts';
import { SHARDS_OF_RUNS } from '../../../lambda/drain/shards-per-run.ts';
import type { Circumstances } from './circumstances.ts';
import type { Clock } from './clock.ts';
import type { Measurements } from './measurements.ts';

/** An event that is parked since a minute. */
export interface ParkedEvent {
  readonly source: SourceName;
  readonly id: string;
  readonly at: number;
}

/** What is parked, and the function that publishes it. */
export class SimulatedDrain {
  readonly #measurements: Measurements;
  readonly #clock: Clock;
  #parked: ParkedEvent[] = [];

  constructor(measurements: Measurements, clock: Clock) {
    this.#measurements = measurements;
    this.#clock = clock;
  }

  park(event: ParkedEvent): void {
    this.#parked.push(event);
  }

  /** One run. Gives the events that it published. */
  run(
    minute: number,
    { topicIsDown = false, nothingIsKept = false, drainIsStopped, refusedEvent = false }: Circumstances,
  ): ParkedEvent[] {
    if (drainIsStopped === true) return [];
    const isStuck = topicIsDown || nothingIsKept;
    const published = isStuck ? [] : this.#parked;
    const left = isStuck ? this.#parked : [];
    const [oldest, newest] = [left[0], left.at(-1)];
    const at = this.#clock(minute);
    const report: DrainReport = {
      drained: published.length,
      failed: left.length,
      setAside: Number(refusedEvent),
      groups: this.#parked.length,
      listed: !nothingIsKept,
      faults: left.map(({ id }) => ({ key: id, error: new TypeError() })),
      ...(oldest === undefined ? {} : { oldestLeft: this.#clock(oldest.at) }),
      ...(newest === undefined ? {} : { newestLeft: this.#clock(newest.at) }),
    };
    reportDrain(report, { startedAt: at, endedAt: at }, this.#measurements.telemetry('drain'));
    // Each has shards of its own, whose reports are one here.
    for (const _ of SHARDS_OF_RUNS)
      this.#measurements.invoked('PipelineDrainFunction', { failed: nothingIsKept });
    this.#parked = left;
    return published;
  }
}
