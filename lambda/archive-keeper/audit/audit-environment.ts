/** The environment variables of the keeper's audits: set by `lib/`, read by the entry. */
export const AUDIT_ENVIRONMENT = {
  ledgerTable: 'LEDGER_TABLE',
  ledgerRetentionDays: 'LEDGER_RETENTION_DAYS',
  /** `true` where events are kept whose payloads carry key material. */
  keyMaterial: 'ARCHIVE_KEY_MATERIAL',
} as const;
