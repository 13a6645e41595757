/** The environment variables of the audits of handlers: set by `lib/`, read by the entry. */
export const HANDLING_ENVIRONMENT = {
  /** How long the handlers' logs are kept. */
  logRetentionDays: 'LOG_RETENTION_DAYS',
} as const;
