import { gunzipSync, gzipSync } from 'node:zlib';

/** What one item holds of a body, in characters of base64: DynamoDB's limit of an item, 400 KB, less what its other attributes need. */
export const PART_CHARACTERS = 380 * 1024;

/** Compresses a body and cuts it where it does not fit one item. At least one part; a message of 1 MiB never takes more than four. */
export function packBody(body: string): [string, ...string[]] {
  const packed = gzipSync(body).toString('base64');
  const parts: [string, ...string[]] = [packed.slice(0, PART_CHARACTERS)];
  for (let start = PART_CHARACTERS; start < packed.length; start += PART_CHARACTERS)
    parts.push(packed.slice(start, start + PART_CHARACTERS));
  return parts;
}

/** The body that `packBody` packed. */
export function unpackBody(parts: readonly string[]): string {
  return gunzipSync(Buffer.from(parts.join(''), 'base64')).toString('utf8');
}
