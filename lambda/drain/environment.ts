/** The drain function's environment variables: set by `lib/`, read by the entry. */
export const DRAIN_ENVIRONMENT = {
  ledgerTable: 'LEDGER_TABLE',
  ledgerRetentionDays: 'LEDGER_RETENTION_DAYS',
  parkedTable: 'PARKED_TABLE',
  topicArn: 'TOPIC_ARN',
} as const;
