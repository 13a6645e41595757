/**
 * What `npm run cost -- --write` measures and writes into `measured.json`, on the real functions and an embedded DynamoDB. Bytes are
 * of UTF-8, milliseconds of a whole core.
 */
export interface Measured {
  /** What an event's line weighs in each log, and a run's that has nothing to do. */
  readonly lineBytes: {
    readonly access: number;
    readonly delivery: number;
    readonly handling: number;
    readonly archive: number;
    readonly drain: number;
    readonly quarantine: number;
    readonly health: number;
  };
  /** What is left of a log when it is compressed. */
  readonly logCompression: number;
  /** What the envelope adds to a delivery's body. */
  readonly envelopeBytes: number;
  /** Body of the answer. */
  readonly answerBytes: number;
  /** An accepted event in the ledger: write units of its claim and its mark, and what stays of it. */
  readonly ledger: { readonly writeUnits: number; readonly itemBytes: number };
  /** Read units of a look: of the intake at the flag, of a handler at the quarantine. Each is good for a second. */
  readonly looks: { readonly flag: number; readonly quarantine: number };
  /** An event in a handler that writes a row by this call of the kit. */
  readonly handling: Readonly<Record<WritesBy, HandlingUse>>;
  /** Requests that the kit makes to its queue for an event that it handled. Lambda's own are not in it. */
  readonly queueRequests: number;
  /** Metrics that each of these makes. */
  readonly metrics: {
    readonly source: number;
    readonly handler: number;
    readonly archive: number;
    readonly drain: number;
    readonly quarantine: number;
    /** A look at a source, every hour. */
    readonly health: number;
  };
  /** Metrics that such a look asks CloudWatch for: of each source, and besides. */
  readonly asked: { readonly source: number; readonly besides: number };
  /** Of an archived event by itself, compressed. */
  readonly archivedBytes: number;
  readonly cpu: CpuUse;
}

/** How a handler writes its row: what the kit calls it. */
export type WritesBy = 'applyIfNewer' | 'mergeItems' | 'applyOnce';

/** What an event takes of the tables. */
export interface HandlingUse {
  readonly writeUnits: number;
  readonly readUnits: number;
  /** The row itself. */
  readonly itemBytes: number;
  /** What the inbox keeps of the event. */
  readonly inboxBytes: number;
}

/** Of the last benches that were written down. */
export interface CpuUse {
  readonly intake: number;
  /** An event of a batch, and a step of it: one event of each user is a step. */
  readonly event: number;
  readonly step: number;
}
