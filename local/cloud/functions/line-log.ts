import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';

/** A log file that several processes' output goes to without cutting each other's lines. */
export interface LineLog {
  write(line: string): void;
  /** Appends what the stream brings, whole lines at a time. Resolves at the stream's end. */
  copy(stream: Readable): Promise<void>;
  close(): Promise<void>;
}

/** As long as a CloudWatch log event may be. A longer line is cut into pieces. */
const MAX_LINE_LENGTH = 1_048_576;

export function openLineLog(file: string): LineLog {
  mkdirSync(dirname(file), { recursive: true });
  const output = createWriteStream(file, { flags: 'a' });
  const write = (line: string) => void output.write(`${line}\n`);
  return {
    write,
    copy: (stream) => finished(stream.pipe(lineSplitter(write))),
    async close() {
      output.end();
      await finished(output);
    },
  };
}

function lineSplitter(write: (line: string) => void): Writable {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(write);
      if (rest.length > MAX_LINE_LENGTH) {
        write(rest);
        rest = '';
      }
      done();
    },
    final(done) {
      rest += decoder.end();
      if (rest !== '') write(rest);
      done();
    },
  });
}
