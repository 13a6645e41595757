import { absent, type Condition, equals } from './condition.ts';
import type { Item } from './item.ts';

/** The attribute by which a merged item tells whether it is still the one that was read. What is merged is without it. */
export const REVISION_ATTRIBUTE = 'mergeRevision';

/**
 * `<count>#<event id>`: how often the item was changed, and which event did it last. The id keeps two items apart that were
 * one after the other under the same key, and it tells a repeated event.
 */
export function nextRevision(stored: Item | undefined, eventId: string): string {
  const count = Number.parseInt(revisionOf(stored) ?? '0', 10);
  return `${count + 1}#${eventId}`;
}

/** Whether the last change of the item was made by this event. */
export function isRevisionBy(stored: Item | undefined, eventId: string): boolean {
  const revision = revisionOf(stored);
  return revision !== undefined && revision.slice(revision.indexOf('#') + 1) === eventId;
}

/** The item under this key is still the one that was read, or still none. */
export function unchangedSince(stored: Item | undefined, key: Item): Condition {
  const revision = revisionOf(stored);
  if (revision !== undefined) return equals(REVISION_ATTRIBUTE, revision);
  // An item that was stored by other means has no revision yet.
  const [anyOfTheKey = REVISION_ATTRIBUTE] = Object.keys(key);
  return absent(stored === undefined ? anyOfTheKey : REVISION_ATTRIBUTE);
}

/** The item as its author wrote it. */
export function withoutRevision(item: Item): Item {
  const { [REVISION_ATTRIBUTE]: _, ...rest } = item;
  return rest;
}

function revisionOf(stored: Item | undefined): string | undefined {
  const revision = stored?.[REVISION_ATTRIBUTE];
  return typeof revision === 'string' ? revision : undefined;
}
