/** Elsewhere than in a terminal nobody waits for every step. */
const MIN_INTERVAL_MILLISECONDS = 5_000;

/** Says on the standard error what is being done: in a terminal in one line that is written over, elsewhere now and then. */
export class Progress {
  readonly #stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;
  #shown = '';
  #saidAt = performance.now();

  constructor(stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>) {
    this.#stream = stream;
  }

  say(text: string): void {
    if (text === this.#shown) return;
    this.#shown = text;
    if (this.#stream.isTTY) this.#stream.write(`\r\u001b[K${text.slice(0, this.#stream.columns - 1)}`);
    else if (performance.now() - this.#saidAt >= MIN_INTERVAL_MILLISECONDS) {
      this.#stream.write(`${text}\n`);
      this.#saidAt = performance.now();
    }
  }

  /** Makes room for what is printed next. */
  clear(): void {
    if (this.#shown !== '' && this.#stream.isTTY) this.#stream.write('\r\u001b[K');
    this.#shown = '';
  }
}

/** That of this process. */
export const progress = new Progress(process.stderr);

/** Says a line on the standard error. */
export function say(line: string): void {
  progress.clear();
  process.stderr.write(`${line}\n`);
}
