import { S3Error } from './s3-error.ts';

/** What a body in chunks says after its last chunk, by lower-case names. It is there once the body has been read. */
export type Trailers = Map<string, string>;

const LINE_END = '\r\n';

/**
 * Reads a body that an SDK sends in chunks of its own, inside those of HTTP: `<size>[;chunk-signature=…]`, the bytes, and after an
 * empty chunk the trailers. Signatures are not looked at.
 */
export async function* readAwsChunks(
  body: AsyncIterable<Uint8Array>,
  trailers: Trailers,
): AsyncIterable<Uint8Array> {
  const reader = new LineReader(body);
  for (;;) {
    const size = Number.parseInt((await reader.line()).split(';')[0] ?? '', 16);
    if (!(size >= 0)) throw new S3Error('IncompleteBody', 'a chunk of the body does not say how long it is');
    if (size === 0) break;
    yield* reader.bytes(size);
    await reader.line();
  }
  for (let line = await reader.line(); line !== ''; line = await reader.line()) {
    const [name = '', ...value] = line.split(':');
    trailers.set(name.trim().toLowerCase(), value.join(':').trim());
  }
}

class LineReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#chunks = body[Symbol.asyncIterator]();
  }

  /** Without its end. Empty where the body has ended: some writers leave out the last line. */
  async line(): Promise<string> {
    let end = this.#rest.indexOf(LINE_END);
    while (end === -1) {
      if (!(await this.#more())) return this.#take(this.#rest.length).toString();
      end = this.#rest.indexOf(LINE_END);
    }
    const line = this.#take(end).toString();
    this.#take(LINE_END.length);
    return line;
  }

  async *bytes(count: number): AsyncIterable<Uint8Array> {
    for (let left = count; left > 0; ) {
      if (this.#rest.length === 0 && !(await this.#more()))
        throw new S3Error('IncompleteBody', 'the body ends in the middle of a chunk');
      const part = this.#take(Math.min(left, this.#rest.length));
      left -= part.length;
      yield part;
    }
  }

  #take(count: number): Buffer {
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#rest = Buffer.concat([this.#rest, value]);
    return true;
  }
}
