import { isSourceName } from '../events/source-name.ts';
import { readLedgerKey } from './ledger-key.ts';

/** Whether a text names an event as the ledger's keys do: `<source>#<id>`. */
export function isEventKey(text: string): boolean {
  const { source, id } = readLedgerKey(text);
  return text.includes('#') && isSourceName(source) && id !== '';
}
