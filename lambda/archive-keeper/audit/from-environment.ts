import { scanClient } from '../../../aws/clients.ts';
import { DynamoDbLedger } from '../../../aws/dynamodb-ledger.ts';
import { DynamoDbLedgerScan } from '../../../aws/dynamodb-ledger-scan.ts';
import type { AuditPorts } from '../../../core/archive/audit/audit-ports.ts';
import { positiveWholeNumber } from '../../positive-whole-number.ts';
import { requireEnvironment } from '../../require-environment.ts';
import type { Telemetry } from '../../telemetry.ts';
import type { Auditing } from './answer-audit.ts';
import { AUDIT_ENVIRONMENT } from './audit-environment.ts';

/** What the function audits with, as its environment says. */
export function auditingFromEnvironment(
  ports: Pick<AuditPorts, 'objects' | 'now'>,
  telemetry: Telemetry,
): Auditing {
  const { ledgerTable, ledgerRetentionDays, keyMaterial } = requireEnvironment(AUDIT_ENVIRONMENT);
  const client = scanClient();
  const ledger = new DynamoDbLedger(client, ledgerTable);
  const scan = new DynamoDbLedgerScan(client, ledgerTable);
  return {
    ...ports,
    ledger: {
      published: (keys, at) => ledger.published(keys, at),
      publishedOn: (day) => scan.publishedOn(day),
    },
    ledgerRetentionDays: positiveWholeNumber(AUDIT_ENVIRONMENT.ledgerRetentionDays, ledgerRetentionDays),
    keyMaterial: keyMaterial === 'true',
    telemetry,
  };
}
