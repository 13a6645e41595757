/** Something that is not as it should be. */
export interface Finding {
  /** A source, a subscriber, `parked`, `archive` or `canary`. */
  readonly where: string;
  readonly what:
    | 'no-secret'
    | 'patience-running-out'
    | 'silent'
    | 'unavailable'
    | 'parked'
    | 'refused'
    | 'dead'
    | 'not-delivered'
    | 'quarantined'
    | 'failing'
    | 'paused'
    | 'late'
    | 'archive-differs'
    | 'canary-refused'
    | 'canary-lost'
    | 'unreadable';
  /** What is wrong, for reading. */
  readonly text: string;
  /** The command that shows more or mends it: what follows `wallet-webhooks`. */
  readonly command: string;
}
