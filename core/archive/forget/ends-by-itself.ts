/** Something that may hold data of the person for some time. */
export interface LaterEnd {
  readonly where: string;
  /** ISO 8601. */
  readonly until: string;
}

const DAY_MILLISECONDS = 86_400_000;
/** The longest that SQS keeps a message. */
const QUEUE_DAYS = 14;
/** How long the bucket keeps old versions. */
const VERSION_DAYS = 30;
/** The window of DynamoDB's point-in-time recovery. */
const RECOVERY_DAYS = 35;

/** What a forgetting does not reach, and that ends. */
export function endsByItself(from: Date): LaterEnd[] {
  const until = (days: number) => new Date(from.getTime() + days * DAY_MILLISECONDS).toISOString();
  return [
    { where: 'queues of other services, which read them', until: until(QUEUE_DAYS) },
    { where: 'dead-letter queues', until: until(QUEUE_DAYS) },
    { where: "the archive's queue: ask again if it was behind", until: until(QUEUE_DAYS) },
    {
      where: 'objects of the archive with a copy that came late, once compaction has left it out',
      until: until(QUEUE_DAYS + VERSION_DAYS),
    },
    { where: 'point-in-time recovery of the tables', until: until(RECOVERY_DAYS) },
  ];
}

/** What it leaves, or does not know of. */
export const STAYS: readonly string[] = [
  'the ledger, and the lists of what was forgotten: ids of events only',
  'inbox entries of replays before the last, for as long as the inbox remembers: ids of events only',
  "the user directory: the user's id, with the word that they are gone",
  'what events of other users say of the person',
  'tables and logs of your own handlers, and backups that you make',
  'what other services have taken, and what the provider has',
];
