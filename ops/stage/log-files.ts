import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LogLine, LogRange, LogReader } from './log-reader.ts';

/** The logs of a stage on this machine: a file for each group. */
export class LogFiles implements LogReader {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async *read(logGroup: string, { from, until, text = '' }: LogRange): AsyncIterable<LogLine> {
    const file = join(this.#directory, `${logGroup}.log`);
    // One that did nothing yet has none.
    if (!existsSync(file)) return;
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) {
      if (!line.includes(text)) continue;
      const fields = fieldsIn(line);
      const time = new Date(String(fields?.['timestamp']));
      if (fields === undefined || !(time >= from) || (until !== undefined && time >= until)) continue;
      yield { time, logGroup, fields };
    }
  }
}

/** What a line says, where it is an object in JSON. */
export function fieldsIn(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
