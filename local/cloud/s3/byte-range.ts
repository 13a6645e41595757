import type { Span } from './contents.ts';
import { S3Error } from './s3-error.ts';

const RANGE = /^bytes=(\d*)-(\d*)$/;

/** The bytes that a reader asks for; undefined where it is the whole: no range, several, or what is none. */
export function byteRange(header: string | undefined, bytes: number): Span | undefined {
  const [, from = '', to = ''] = RANGE.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const span = from === '' ? lastBytes(Number(to), bytes) : { first: Number(from), last: lastOf(to, bytes) };
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (span.first >= bytes)
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', {
      'content-range': `bytes */${bytes}`,
    });
  return span;
}

function lastBytes(count: number, bytes: number): Span {
  return { first: count === 0 ? bytes : Math.max(0, bytes - count), last: bytes - 1 };
}

function lastOf(to: string, bytes: number): number {
  return to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
}
