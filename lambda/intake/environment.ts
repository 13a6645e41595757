/** The intake function's environment variables: set by `lib/`, read by the entry. */
export const INTAKE_ENVIRONMENT = {
  /** JSON object: source name to `SourceSettings`. */
  sources: 'SOURCES',
  ledgerTable: 'LEDGER_TABLE',
  ledgerRetentionDays: 'LEDGER_RETENTION_DAYS',
  /** How long the previous signing secret is accepted after a rotation. */
  rotationGraceHours: 'ROTATION_GRACE_HOURS',
  parkedTable: 'PARKED_TABLE',
  topicArn: 'TOPIC_ARN',
  /** What a delivery wakes when it is the first to park an event. */
  drainFunction: 'DRAIN_FUNCTION',
} as const;

/** What the intake is told of one source. */
export interface SourceSettings {
  readonly secretArn: string;
  /** The environment of events whose payload names none. */
  readonly environment: string;
}
