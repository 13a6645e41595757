/** The canary's environment variables: set by `lib/`, read by the entry. */
export const CANARY_ENVIRONMENT = {
  /** The public URL of its source. */
  url: 'CANARY_URL',
  secretArn: 'CANARY_SECRET_ARN',
  inboxTable: 'CANARY_INBOX_TABLE',
} as const;
