import type { CatalogueEntry } from '../catalogue.ts';

/** Events that one pattern such as `privy.user.*` matches, and that share a page. */
export interface EventFamily {
  /** `privy.user`: also the name of the page. */
  readonly name: string;
  readonly entries: readonly CatalogueEntry[];
}

/** The events by the first word of their names, in the order in which the catalogue has the first of each. */
export function eventFamilies(entries: readonly CatalogueEntry[]): readonly EventFamily[] {
  const families = Map.groupBy(entries, ({ type }) => type.split('.').slice(0, 2).join('.'));
  return [...families].map(([name, own]) => ({ name, entries: own }));
}

/** The events of a family in a table, each linked to its place on the page. */
export function familyTable({ entries }: EventFamily, page: string): string {
  const rows = entries.map(
    ({ type, nature, meaning }) => `| [\`${type}\`](${page}#${anchorOf(type)}) | ${nature} | ${meaning} |`,
  );
  return ['| event | kind | meaning |', '|---|---|---|', ...rows, ''].join('\n');
}

/** GitHub's anchor for the heading of an event. */
function anchorOf(type: string): string {
  return type.toLowerCase().replaceAll('.', '');
}
