import type { SourceName } from '../../core/events/source-name.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import type { ArchiveWitness } from './archive-witness.ts';
import type { DeliveryFacts } from './delivery-facts.ts';
import type { PlannedDelivery } from './planned-delivery.ts';
import type { Watch } from './watch-pipeline.ts';

/** A delivery and what was seen of it. */
export interface ObservedDelivery {
  readonly delivery: PlannedDelivery;
  readonly facts: DeliveryFacts;
}

/** By what its invocations are told from those of handlers. */
const ARCHIVE = 'archive';
/** More than a window and a cold start take on a slow machine. */
const WRITING_MILLISECONDS = 20_000;

/**
 * Adds how often each event is in the archive. The archive gathers events before it writes them, so it is looked at once, when all
 * that are on the topic must have been written.
 */
export async function observeArchive(
  observed: readonly ObservedDelivery[],
  { witness, watch }: { readonly witness: ArchiveWitness; readonly watch: Watch },
): Promise<ObservedDelivery[]> {
  const published = observed.filter(({ facts }) => facts.onTopic > 0).map(keyOf);
  const isWritten = (key: string) => [...watch.handled(ARCHIVE, key).values()].includes('applied');
  await watch.until(() => published.every(isWritten), WRITING_MILLISECONDS);
  const copies = await witness.countCopies();
  return observed.map(({ delivery, facts }) => ({
    delivery,
    facts: { ...facts, archive: { copies: copies.get(keyOf({ delivery })) ?? 0 } },
  }));
}

function keyOf({ delivery: { source, event } }: Pick<ObservedDelivery, 'delivery'>): string {
  return ledgerKey(source as SourceName, event.id);
}
