import type { SourceName } from '../events/source-name.ts';

/** The ledger's key for an event. Namespaced by source, because two endpoints may receive the same provider id. */
export function ledgerKey(source: SourceName, eventId: string): string {
  return `${source}#${eventId}`;
}

/** The event of a ledger key. The name of a source has no `#`. */
export function readLedgerKey(key: string): { readonly source: SourceName; readonly id: string } {
  const end = key.indexOf('#');
  return { source: key.slice(0, end) as SourceName, id: key.slice(end + 1) };
}
