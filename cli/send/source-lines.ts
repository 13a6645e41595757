import { layOutTable } from '../../local/terminal/table.ts';
import type { ListedSource } from '../../ops/send/list-sources.ts';
import { TYPED } from '../frame/new-command.ts';
import type { Page } from '../output/page.ts';

/** The sources of a stage for reading. */
export function sourceLines(sources: readonly ListedSource[], page: Page): string[] {
  const rows = sources.map(({ name, provider, events, url }) => ({
    cells: [name, provider, String(events), url].map((text) => ({ text })),
  }));
  const table = layOutTable(['source', 'provider', 'events', 'endpoint'], rows, page);
  const hint = `${TYPED} send SOURCE lists the events of one.`;
  return [...(table ?? sources.map(({ name }) => name)), '', hint];
}
