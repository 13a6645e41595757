import { isSourceName } from '../../events/source-name.ts';
import type { ReceiptPosition } from './question.ts';

/** A place in the archive as a text that can stand in a URL. It stays right when days are compacted and events come in. */
export function encodeCursor({ received, source, id }: ReceiptPosition): string {
  return Buffer.from(JSON.stringify([received, source, id])).toString('base64url');
}

/** Reads a cursor. Undefined for a text that is none. */
export function decodeCursor(text: string): ReceiptPosition | undefined {
  const [received, source, id, ...rest] = parsed(text);
  const isPlace = typeof received === 'string' && typeof id === 'string' && rest.length === 0;
  return isPlace && typeof source === 'string' && isSourceName(source) ? { received, source, id } : undefined;
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
