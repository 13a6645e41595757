import type { CloudWatchLogs } from '../../aws/operator/cloudwatch-logs.ts';
import { fieldsIn } from './log-file.ts';
import type { LogLine, LogRange, LogReader } from './log-reader.ts';

/** The logs of a deployed stage. */
export class CloudLogs implements LogReader {
  readonly #connect: () => Promise<CloudWatchLogs>;

  constructor(connect: () => Promise<CloudWatchLogs>) {
    this.#connect = connect;
  }

  async *read(logGroup: string, range: LogRange): AsyncIterable<LogLine> {
    const logs = await this.#connect();
    for await (const { at, text } of logs.read(logGroup, range)) {
      const fields = fieldsIn(text);
      if (fields !== undefined) yield { time: at, logGroup, fields };
    }
  }
}
