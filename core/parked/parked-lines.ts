import type { TopicMessage } from '../topic/topic.ts';
import type { Flag } from './flag.ts';

/**
 * The parked events: those that are acknowledged and could not be published yet. The events of a message group stand in
 * a line, in the order in which they were parked; a line is read strongly, so that whoever reads it empty may go ahead.
 *
 * Every method throws when the store cannot be reached or does not answer in time; the write may then have happened or
 * not, and every write is safe to repeat.
 */
export interface ParkedLines {
  /** The flag, read strongly. */
  flag(): Promise<Flag>;
  /** Opens the flag; undefined where it is no longer as it was read. */
  openFlag(read: Flag): Promise<Flag | undefined>;
  /** Announces that the flag will be cleared; undefined where it is no longer as it was read. */
  startClosing(read: Flag): Promise<Flag | undefined>;
  /** Clears the flag; undefined where it was opened since `startClosing`. */
  clearFlag(closing: Flag): Promise<Flag | undefined>;

  /** The last events of a line, read strongly. */
  tail(groupId: string, options: TailOptions): Promise<Tail>;
  /** The first events of a line, oldest first, read strongly. Empty where the line is. */
  head(groupId: string): Promise<readonly ParkedEvent[]>;
  /** Puts an event at the end of its line. */
  join(event: ParkedEvent): Promise<JoinOutcome>;
  /** Takes an event that is published out of its line. */
  leave(event: PlaceInLine): Promise<void>;
  /** Takes an event that the topic refuses for good out of its line and keeps it with the reason; one that is not in line stays as it is. */
  setAside(event: ParkedEvent, reason: string, at: Date): Promise<void>;

  /** Brings events that the layout before kept on their ledger entries into their lines; says how many it brought. */
  adopt(): Promise<number>;

  /** The groups that have a line, oldest first, page by page; a group may come again. Lags behind by about a second. */
  groups(shard: number): AsyncIterable<readonly ParkedGroup[]>;
  /** When the oldest and the newest event of a shard were parked; nothing where none is. Lags behind by about a second. */
  ages(shard: number): Promise<ParkedAges>;
}

/** How much of a line's end is asked for. */
export interface TailOptions {
  readonly atMost: number;
  /** Whether an entry that was parked in the layout before counts too: it stands in front of the line. */
  readonly alsoUnadopted: boolean;
}

/** The end of a line. */
export interface Tail {
  /** Oldest first. */
  readonly events: readonly ParkedEvent[];
  /** True where `events` is the whole line. */
  readonly whole: boolean;
}

/** Where an event stands: `position` sorts as text. */
export interface PlaceInLine {
  readonly groupId: string;
  readonly position: string;
}

/** An event in a line. */
export interface ParkedEvent extends PlaceInLine {
  /** Its key in the ledger. */
  readonly key: string;
  /** The event type, for the ledger. */
  readonly type: string;
  readonly parkedAt: Date;
  /** When the ledger may forget it, as of the delivery that parked it. */
  readonly retainUntil: Date;
  readonly message: TopicMessage;
}

/** `too-large`: the message does not fit an item. */
export type JoinOutcome = 'joined' | 'too-large';

/** A group that has a line. */
export interface ParkedGroup {
  readonly groupId: string;
  /** When the event that shows it was parked. */
  readonly parkedAt: Date;
}

/** Absent where nothing is parked. */
export interface ParkedAges {
  readonly oldest?: Date;
  readonly newest?: Date;
}
