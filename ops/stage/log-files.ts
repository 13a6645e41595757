import { join } from 'node:path';
import { LogFile } from './log-file.ts';
import type { LogBeginning, LogLine, LogRange, LogReader } from './log-reader.ts';

/** The logs of a stage on this machine: a file for each group. */
export class LogFiles implements LogReader {
  readonly #directory: string;
  readonly #files = new Map<string, LogFile>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  async *read(logGroup: string, range: LogRange): AsyncIterable<LogLine> {
    for await (const line of this.#file(logGroup).read(range)) yield { logGroup, ...line };
  }

  follow(logGroup: string, { from, newest = Number.POSITIVE_INFINITY }: LogBeginning) {
    const more = this.#file(logGroup).follow(from, newest);
    return async function* (): AsyncIterable<LogLine> {
      for await (const line of more()) yield { logGroup, ...line };
    };
  }

  #file(logGroup: string): LogFile {
    const file = this.#files.get(logGroup) ?? new LogFile(join(this.#directory, `${logGroup}.log`));
    this.#files.set(logGroup, file);
    return file;
  }
}
