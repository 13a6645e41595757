import { open } from 'node:fs/promises';

/** Whole lines of a file, one after the other, and where in it they begin and end. */
export interface LinePage {
  readonly text: string;
  readonly begin: number;
  readonly end: number;
}

/** What is read at once. A line that is longer is read at once all the same. */
const PAGE_BYTES = 262_144;
const LINE_END = 0x0a;

/**
 * The whole lines of a file from a byte on, as far as they are there. Of a file that nobody wrote yet there are none; one that is
 * shorter than that was begun anew.
 */
export async function* linePages(path: string, from: number): AsyncIterable<LinePage> {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return;
  try {
    const { size } = await handle.stat();
    let bytes = PAGE_BYTES;
    for (let begin = from > size ? 0 : from; begin < size; ) {
      const length = Math.min(bytes, size - begin);
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, begin);
      const whole = buffer.subarray(0, bytesRead).lastIndexOf(LINE_END) + 1;
      if (whole === 0 && (bytesRead === 0 || begin + bytesRead >= size)) return;
      if (whole === 0) bytes *= 2;
      else {
        yield { text: buffer.toString('utf8', 0, whole), begin, end: begin + whole };
        begin += whole;
        bytes = PAGE_BYTES;
      }
    }
  } finally {
    await handle.close();
  }
}
