import type { SourceName } from '../events/source-name.ts';

/** The ledger's key for an event. Namespaced by source, because two endpoints may receive the same provider id. */
export function ledgerKey(source: SourceName, eventId: string): string {
  return `${source}#${eventId}`;
}
