import { type ArchivedEvent, byGroupAndReceipt, compareText } from '../archived-event.ts';

/** The sources one after the other, each in the order of its file. The last rule leaves nothing to chance where ids are alike. */
export function bySourceAndPosition(a: ArchivedEvent, b: ArchivedEvent): number {
  return compareText(a.source, b.source) || byGroupAndReceipt(a, b) || compareText(a.envelope, b.envelope);
}
