import type { Page } from '../../cli/output/page.ts';

/** A page of so many columns, without colours. */
export function plainPage(columns: number): Page {
  return { columns, paint: (_, text) => text };
}
