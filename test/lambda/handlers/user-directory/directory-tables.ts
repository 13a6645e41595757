import type { Envelope } from '../../../../core/events/envelope.ts';
import type { Item } from '../../../../core/inbox/item.ts';
import { mergeIntoDirectory } from '../../../../lambda/handlers/user-directory/merge-into-directory.ts';
import { readChanges } from '../../../../lambda/handlers/user-directory/read-changes.ts';
import { userIdOf } from '../../../../lambda/handlers/user-directory/user-change.ts';

/** Both tables of the directory in memory, without anything around them. */
export function directoryTables() {
  const users = new Map<string, Item>();
  const rows = new Set<string>();
  const rowOf = ({ pk, sk }: Item) => `${pk} ${sk}`;
  const hear = (event: Envelope) => {
    const reading = readChanges(event);
    for (const change of reading.ok ? reading.changes : []) {
      const key = `${event.source}#${userIdOf(change)}`;
      const merged = mergeIntoDirectory(users.get(key), change, { event, lookUpTable: 'look-ups' });
      // As a table would have it: nothing of what is stored is shared with who stored it.
      users.set(key, structuredClone(merged.item));
      for (const write of merged.writes) {
        if (write.kind === 'put') rows.add(rowOf(write.item));
        else rows.delete(rowOf(write.key));
      }
    }
  };
  const stored = () => ({
    users: [...users.values()].sort((a, b) => (String(a['pk']) < String(b['pk']) ? -1 : 1)),
    rows: [...rows].sort(),
  });
  return { hear, stored };
}
