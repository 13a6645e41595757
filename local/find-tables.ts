import type { LocalTable } from './cloud/resources/local-stack.ts';
import { partName } from './cloud/template/part-name.ts';

/** The tables of each handler by the names of its manifest, which end their construct paths. */
export function findHandlerTables(
  tables: readonly LocalTable[],
  handlers: readonly string[],
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    handlers.map((handler) => {
      const own = tables.filter(({ path }) => partName(path) === handler);
      return [
        handler,
        Object.fromEntries(own.map(({ name, path }) => [path.split('/').at(-1) ?? path, name])),
      ];
    }),
  );
}
