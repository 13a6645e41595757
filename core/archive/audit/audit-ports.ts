import type { Ledger } from '../../ledger/ledger.ts';
import type { LedgerScan } from '../../ledger/ledger-scan.ts';
import type { ObjectStore } from '../object-store.ts';

/** What an audit works with. */
export interface AuditPorts {
  readonly objects: ObjectStore;
  readonly ledger: LedgerScan & Pick<Ledger, 'published'>;
  /** How long the ledger remembers. */
  readonly ledgerRetentionDays: number;
  /** Whether events are kept whose payloads carry key material. */
  readonly keyMaterial: boolean;
  readonly now: () => Date;
}
