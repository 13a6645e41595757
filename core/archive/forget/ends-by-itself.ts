/** Something that may hold data of the person for some time. */
export interface LaterEnd {
  readonly where: string;
  /** ISO 8601. @default nobody here knows */
  readonly until?: string;
}

const DAY_MILLISECONDS = 86_400_000;
/** The longest that SQS keeps a message. */
const QUEUE_DAYS = 14;
/** How long the bucket keeps old versions. */
const VERSION_DAYS = 30;
/** The window of DynamoDB's point-in-time recovery. */
const RECOVERY_DAYS = 35;

/** What a forgetting cannot reach, or need not. */
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
    { where: 'inbox entries of replays before the last: ids of events only' },
    { where: 'the ledger: ids of events only' },
    { where: 'tables of your own handlers, and backups that you make' },
    { where: 'what other services have taken, and the provider' },
  ];
}
