/** The environment variables of the keeper's replays: set by `lib/`, read by the entry. */
export const REPLAY_ENVIRONMENT = {
  /** `ReplayedQueues` as JSON. */
  queues: 'REPLAYED_QUEUES',
  inboxTable: 'INBOX_TABLE',
  inboxRetentionDays: 'INBOX_RETENTION_DAYS',
} as const;
