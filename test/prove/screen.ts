import { styleText } from 'node:util';

/** Where the proofs write. Colours and the line of progress appear on a terminal only. */
export class Screen {
  readonly #stream: NodeJS.WriteStream;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  line(text = ''): void {
    this.#clear();
    this.#stream.write(`${text}\n`);
  }

  /** Shows what is going on until the next line is written. */
  progress(text: string): void {
    if (!this.#stream.isTTY) return;
    this.#clear();
    this.#stream.write(this.faint(`  ${text}`));
  }

  strong(text: string): string {
    return this.#styled('bold', text);
  }

  faint(text: string): string {
    return this.#styled('dim', text);
  }

  /** `ok` or `BROKEN`. */
  verdict(holds: boolean): string {
    return holds ? this.#styled('green', 'ok') : this.#styled(['bold', 'red'], 'BROKEN');
  }

  #styled(format: Parameters<typeof styleText>[0], text: string): string {
    return styleText(format, text, { stream: this.#stream });
  }

  #clear(): void {
    if (this.#stream.isTTY) this.#stream.write('\r\x1b[2K');
  }
}
