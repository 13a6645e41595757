import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { LogFiles } from './log-files.ts';
import type { LogLine } from './log-reader.ts';
import { MetricPoints } from './metric-points.ts';
import type { MetricQuery, MetricRange, MetricReader, MetricSeries } from './metric-reader.ts';

/**
 * Metrics of a stage on this machine: what the lines of its functions count, as CloudWatch would read them. Of the services'
 * own metrics, such as those of SQS, there are none. Each line is read once.
 */
export class LogMetrics implements MetricReader {
  readonly #directory: string;
  readonly #from: Date;
  readonly #logs: LogFiles;
  readonly #points = new MetricPoints();
  readonly #more = new Map<string, () => AsyncIterable<LogLine>>();
  #reading: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** `from`: what was counted before does not count. */
  constructor(directory: string, from = new Date(0)) {
    this.#directory = directory;
    this.#from = from;
    this.#logs = new LogFiles(directory);
  }

  async read(queries: readonly MetricQuery[], range: MetricRange): Promise<readonly MetricSeries[]> {
    await this.#readOn();
    return queries.map((query) => this.#points.read(query, range));
  }

  /** Whoever asks while it is read waits for the next reading, one for all. */
  #readOn(): Promise<void> {
    this.#next ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#reading = this.#readNew();
        return this.#reading;
      });
    return this.#next;
  }

  async #readNew(): Promise<void> {
    const files = existsSync(this.#directory) ? await readdir(this.#directory) : [];
    for (const file of files.filter((name) => name.endsWith('.log'))) {
      const more =
        this.#more.get(file) ?? this.#logs.follow(file.slice(0, -'.log'.length), { from: this.#from });
      this.#more.set(file, more);
      for await (const line of more()) if (line.fields['_aws'] !== undefined) this.#points.add(line);
    }
  }
}
