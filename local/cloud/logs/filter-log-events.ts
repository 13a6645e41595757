import { open } from 'node:fs/promises';
import { type LineFilter, lineFilter } from './filter-pattern.ts';
import { LogsError } from './logs-error.ts';

/** The files of log groups, by the groups' names. */
export type LogFiles = ReadonlyMap<string, string>;

/** As much of a file as is looked through for one answer. */
const PAGE_BYTES = 1_048_576;
const LINE_END = 0x0a;

interface Asked {
  readonly logGroupName?: string;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly filterPattern?: string;
  /** Where in the file to go on. */
  readonly nextToken?: string;
}

/** FilterLogEvents: lines of a file as events, each at the time that it says it was written. */
export async function filterLogEvents(asked: Asked, files: LogFiles) {
  const file = files.get(asked.logGroupName ?? '');
  if (file === undefined)
    throw new LogsError('ResourceNotFoundException', 'The specified log group does not exist.');
  const isAskedFor: LineFilter =
    asked.filterPattern === undefined ? () => true : lineFilter(asked.filterPattern);
  const from = Number(asked.nextToken ?? 0);
  const { lines, to } = await readLines(file, from);
  return {
    events: lines.filter(isAskedFor).flatMap((line) => {
      const timestamp = timeOf(line);
      const isIn =
        timestamp >= (asked.startTime ?? 0) && timestamp < (asked.endTime ?? Number.POSITIVE_INFINITY);
      return isIn ? [{ message: line, timestamp }] : [];
    }),
    ...(to > from ? { nextToken: String(to) } : {}),
  };
}

/** The whole lines of a page. A line that is longer than a page comes in pieces. */
async function readLines(file: string, from: number): Promise<{ lines: string[]; to: number }> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    // Nothing was written yet.
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return { lines: [], to: from };
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PAGE_BYTES), 0, PAGE_BYTES, from);
    const page = buffer.subarray(0, bytesRead);
    const end = page.lastIndexOf(LINE_END);
    const read = end >= 0 || bytesRead < PAGE_BYTES ? end + 1 : bytesRead;
    const lines = page.subarray(0, read).toString('utf8').split('\n');
    return { lines: lines.filter((line) => line !== ''), to: from + read };
  } finally {
    await handle.close();
  }
}

/** Lambda's own lines say `time`, those of functions `timestamp`. What says neither was written at no time. */
function timeOf(line: string): number {
  const said = /"(?:timestamp|time)":"([^"]+)"/.exec(line)?.[1];
  return said === undefined ? 0 : Date.parse(said) || 0;
}
