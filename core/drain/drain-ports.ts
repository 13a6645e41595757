import type { Ledger } from '../ledger/ledger.ts';
import type { ParkedLines } from '../parked/parked-lines.ts';
import type { Topic } from '../topic/topic.ts';

/** What the drain depends on. */
export interface DrainPorts {
  readonly ledger: Pick<Ledger, 'published' | 'markPublished'>;
  readonly topic: Topic;
  readonly parked: Pick<
    ParkedLines,
    | 'flag'
    | 'openFlag'
    | 'startClosing'
    | 'clearFlag'
    | 'head'
    | 'leave'
    | 'setAside'
    | 'groups'
    | 'ages'
    | 'adopt'
  >;
  readonly now: () => Date;
  /** Resolves when the clock shows the given time. */
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** The bounds of one run. */
export interface DrainOptions {
  /** The shards whose lines this run publishes. The run that has shard 0 also looks after the flag. */
  readonly shards: readonly number[];
  /** When to stop; what is left waits for the next run. */
  readonly deadline: Date;
  readonly retentionDays: number;
}
