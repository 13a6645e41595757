import type { JournalEntry } from './journal.ts';

/** An entry, with who wrote it and when. */
export interface SignedEntry extends JournalEntry {
  /** The caller's ARN; on this machine the user's name. */
  readonly who: string;
  readonly at: Date;
}

/** The line of the log group, and the detail of the event. The same keys as the functions' lines where they mean the same. */
export function journalLine({ at, who, action, subject, counts, reason }: SignedEntry) {
  return {
    level: 'INFO',
    message: action,
    timestamp: at.toISOString(),
    who,
    subject,
    counts,
    ...(reason === undefined ? {} : { reason }),
  };
}
