import { RetentionDays } from 'aws-cdk-lib/aws-logs';

const MAX_RETENTION_DAYS = 3650;

/**
 * How long the ledger may remember. Providers resend what is up to 90 days old. A ledger with a shorter memory would publish
 * such an event again, and refuse one of Dynamic's, whose signed time could then be that of a recording.
 */
export const LEDGER_DAYS = {
  minimum: 91,
  maximum: MAX_RETENTION_DAYS,
  reason: 'because providers resend what is up to 90 days old',
} as const;

/**
 * How long the inbox may remember. It has to know the event too that a provider resends after 90 days, where the ledger
 * could not be told that it was published. That is longer than a copy can wait: 14 days in the queue, 14 in the dead-letter
 * queue and, redriven, 14 in the queue again.
 */
export const INBOX_DAYS = {
  minimum: 91,
  maximum: MAX_RETENTION_DAYS,
  reason: `${LEDGER_DAYS.reason} and copies wait in queues for up to 42`,
} as const;

/** How long a previous secret may be accepted. A month: a secret that leaked must not open the door for longer. */
export const GRACE_HOURS = { minimum: 1, maximum: 720 } as const;

/** How long CloudWatch can keep log lines. For ever is too long for what may be about people. */
export const LOG_RETENTION_DAYS: readonly RetentionDays[] = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);
