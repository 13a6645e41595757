/** The intake function's environment variables: set by `lib/`, read by the entry. */
export const INTAKE_ENVIRONMENT = {
  /** JSON object: source name to `{"secretArn": "…", "environment": "…"}`. */
  sources: 'SOURCES',
  ledgerTable: 'LEDGER_TABLE',
  ledgerRetentionDays: 'LEDGER_RETENTION_DAYS',
  topicArn: 'TOPIC_ARN',
} as const;
