/** So many characters decide where a marker is looked for; shorter ones are refused. */
const PREFIX = 10;

/** Looks for markers in texts that must hold none. Takes thousands of markers and many megabytes. */
export class LeakFinder {
  readonly #byPrefix = new Map<string, Set<string>>();

  /** The text itself must not be found, nor its base64 and hexadecimal forms. */
  addMark(text: string): void {
    for (const form of [text, ...base64Forms(text), Buffer.from(text).toString('hex')]) this.addValue(form);
  }

  /** A value that is found as it stands only, such as a signature. */
  addValue(value: string): void {
    if (value.length < PREFIX) throw new RangeError(`a marker of ${value.length} characters is too short`);
    const prefix = value.slice(0, PREFIX);
    const values = this.#byPrefix.get(prefix) ?? new Set();
    this.#byPrefix.set(prefix, values.add(value));
  }

  /** How often a marker is in the text. */
  count(text: string): number {
    let found = 0;
    for (let index = 0; index + PREFIX <= text.length; index += 1) {
      const candidates = this.#byPrefix.get(text.slice(index, index + PREFIX));
      if (candidates === undefined) continue;
      for (const value of candidates) if (text.startsWith(value, index)) found += 1;
    }
    return found;
  }
}

/** What the text becomes inside longer base64, wherever it starts there: without the characters its neighbours decide. */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const own = encoded.slice(Math.ceil((shift * 8) / 6));
    return (shift + bytes.length) % 3 === 0 ? own : own.slice(0, -1);
  });
}
