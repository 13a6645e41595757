import { type LinePage, linePages } from './line-pages.ts';
import type { LogLine, LogRange } from './log-reader.ts';

type Line = Omit<LogLine, 'logGroup'>;

/** How much is before a place in the file, and how late that is at the latest. */
interface Place {
  readonly offset: number;
  readonly latest: number;
  readonly lines: number;
}

const START: Place = { offset: 0, latest: Number.NEGATIVE_INFINITY, lines: 0 };
const BETWEEN_MARKS_BYTES = 65_536;
/** Also one in a payload: it makes a place later than it is, which only means that more is read. */
const TIMESTAMP = '"timestamp":"';
/** Those of `2026-11-27T12:00:00.000Z` are in the order of their texts. */
const PLAIN_LENGTH = 24;

/**
 * A log that only grows. Functions write beside each other, so that times are not quite in order: it remembers of places in the file
 * how late everything before them is, and whoever asks for the last minutes does not read the hours before.
 */
export class LogFile {
  readonly #path: string;
  #marks: Place[] = [];
  #seen: Place = START;
  #looking: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** The lines of the range, in the order in which they were written. */
  async *read({ from, until, text = '' }: LogRange): AsyncIterable<Line> {
    for await (const page of linePages(this.#path, await this.#begin(from, Number.POSITIVE_INFINITY)))
      if (page.text.includes(text))
        for (const line of linesIn(page, text))
          if (line.time >= from && (until === undefined || line.time < until)) yield line;
  }

  /** Gives at each call what was written since the one before, and at the first what there is from that time on. */
  follow(from: Date, newest: number): () => AsyncIterable<Line> {
    let at: number | undefined;
    return async function* (this: LogFile) {
      at ??= await this.#begin(from, newest);
      for await (const page of linePages(this.#path, at)) {
        for (const line of linesIn(page, '')) if (line.time >= from) yield line;
        at = page.end;
      }
    }.bind(this);
  }

  /** Before it there is nothing of that time on, or enough behind it. */
  async #begin(from: Date, newest: number): Promise<number> {
    if (from.getTime() <= 0 && newest === Number.POSITIVE_INFINITY) return 0;
    this.#looking = this.#looking.catch(() => undefined).then(() => this.#look());
    await this.#looking;
    const isEarly = ({ latest, lines }: Place) =>
      latest < from.getTime() || lines <= this.#seen.lines - newest;
    return this.#marks.findLast(isEarly)?.offset ?? 0;
  }

  async #look(): Promise<void> {
    for await (const page of linePages(this.#path, this.#seen.offset)) {
      if (page.begin < this.#seen.offset) [this.#marks, this.#seen] = [[], START];
      this.#seen = placeAfter(page, this.#seen);
      if (page.end - (this.#marks.at(-1)?.offset ?? 0) >= BETWEEN_MARKS_BYTES) this.#marks.push(this.#seen);
    }
  }
}

function placeAfter({ text, end }: LinePage, before: Place): Place {
  let { latest, lines } = before;
  let latestPlain = '';
  for (let at = text.indexOf(TIMESTAMP); at >= 0; at = text.indexOf(TIMESTAMP, at)) {
    at += TIMESTAMP.length;
    const time = text.slice(at, text.indexOf('"', at));
    if (time.length !== PLAIN_LENGTH) latest = Math.max(latest, Date.parse(time) || latest);
    else if (time > latestPlain) latestPlain = time;
    lines += 1;
  }
  return { offset: end, latest: Math.max(latest, Date.parse(latestPlain) || latest), lines };
}

/** Those that are objects in JSON and say when they were written. */
function* linesIn({ text }: LinePage, wanted: string): Iterable<Line> {
  for (const line of text.split('\n')) {
    const fields = line.includes(wanted) ? fieldsIn(line) : undefined;
    if (fields === undefined) continue;
    const time = new Date(String(fields['timestamp']));
    if (!Number.isNaN(time.getTime())) yield { time, fields };
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
