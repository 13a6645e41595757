import type { SourceName } from '../../core/events/source-name.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import { isObject } from '../cloud/template/template.ts';

/** The ledger key of the event in a message, or undefined where the body is no envelope. */
export function eventKeyIn(messageBody: string): string | undefined {
  try {
    const envelope: unknown = JSON.parse(messageBody);
    if (!isObject(envelope)) return undefined;
    return ledgerKey(String(envelope['source']) as SourceName, String(envelope['id']));
  } catch {
    return undefined;
  }
}
