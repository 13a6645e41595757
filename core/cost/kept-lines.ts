import { type CostLine, costLine } from './cost-line.ts';
import type { Priced } from './priced.ts';
import { DAYS_IN_MONTH, GIGABYTE, MILLION } from './volume.ts';

/** What DynamoDB adds to an item when it counts its bytes. */
const ITEM_OVERHEAD_BYTES = 100;
/** Of a user whose row a handler writes. */
const EVENTS_PER_ROW = 10;

/** What tables keep of an event, for as long as the ledger remembers it. */
export function keptLines({ facts, measured, volume }: Priced): readonly CostLine[] {
  const { retentionDays, recoverable } = facts.ledger;
  const { itemBytes, inboxBytes } = measured.handling[volume.writesBy];
  const months = retentionDays / DAYS_IN_MONTH;
  const handlers = facts.handlers.filter(({ writes }) => writes).length;
  const kept = (name: string, reckoned: string, items: number, bytes: number) => {
    const gigabyteMonths = ((items * (bytes + ITEM_OVERHEAD_BYTES)) / GIGABYTE) * months;
    return costLine(name, `${reckoned}, ${retentionDays} days`, {
      tableGigabyte: gigabyteMonths,
      recoverableGigabyte: recoverable ? gigabyteMonths : 0,
    });
  };
  return [
    kept('ledger kept', `${measured.ledger.itemBytes} bytes each`, MILLION, measured.ledger.itemBytes),
    kept(
      'rows kept',
      `${handlers} times ${itemBytes} bytes for ${EVENTS_PER_ROW} events`,
      (handlers * MILLION) / EVENTS_PER_ROW,
      itemBytes,
    ),
    ...(inboxBytes === 0
      ? []
      : [kept('inbox kept', `${handlers} times ${inboxBytes} bytes each`, handlers * MILLION, inboxBytes)]),
  ];
}
