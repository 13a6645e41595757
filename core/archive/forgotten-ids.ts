import type { SourceName } from '../events/source-name.ts';
import { forgottenKey } from './archive-keys.ts';
import type { ObjectStore } from './object-store.ts';

/** The ids of events as the object of a day has them: one a line, each as a JSON string, since an id may hold a line break. */
export function encodeForgottenIds(ids: Iterable<string>): string {
  return [...ids].map((id) => `${JSON.stringify(id)}\n`).join('');
}

/** The ids that `encodeForgottenIds` wrote. What is no such text throws. */
export function decodeForgottenIds(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const id: unknown = JSON.parse(line);
      if (typeof id !== 'string') throw new SyntaxError('a line is no JSON string');
      return id;
    });
}

/** The ids of a day of a source that went with a person who was erased. */
export async function readForgottenIds(
  store: Pick<ObjectStore, 'read'>,
  source: SourceName,
  day: string,
): Promise<readonly string[]> {
  const object = await store.read(forgottenKey(source, day));
  return object === undefined ? [] : decodeForgottenIds(Buffer.from(object.content).toString('utf8'));
}

/** Adds ids to those of a day. Whoever is quicker is waited for. */
export async function addForgottenIds(
  store: Pick<ObjectStore, 'read' | 'putNew' | 'replace'>,
  { source, day }: { readonly source: SourceName; readonly day: string },
  ids: readonly string[],
): Promise<void> {
  const key = forgottenKey(source, day);
  for (;;) {
    const object = await store.read(key);
    const known =
      object === undefined ? [] : decodeForgottenIds(Buffer.from(object.content).toString('utf8'));
    const all = [...new Set([...known, ...ids])].sort();
    if (all.length === known.length) return;
    const content = Buffer.from(encodeForgottenIds(all));
    const written =
      object === undefined
        ? await store.putNew(key, content)
        : await store.replace(key, content, object.etag);
    if (typeof written === 'object') return;
  }
}
