import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a handler's entry, which is the URL of a file or a path already. Throws for a URL of another kind. */
export function entryPath(entry: URL | string): string {
  return entry instanceof URL || entry.startsWith('file:') ? fileURLToPath(entry) : entry;
}

/** True for an entry whose file is there. */
export function isEntry(entry: unknown): boolean {
  if (!(entry instanceof URL) && typeof entry !== 'string') return false;
  try {
    const path = entryPath(entry);
    return isAbsolute(path) && statSync(path).isFile();
  } catch {
    return false;
  }
}
