import { createHash } from 'node:crypto';

/** The SHA-256 of a text, in lower-case hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Enough of it to tell things of one user apart: 72 bits, and says nothing of the text to whoever cannot guess it. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
