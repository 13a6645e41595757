import type { ParkedEvent } from './parked-lines.ts';

/** The events that the topic refused for good: out of their lines, and kept until somebody decides. */
export interface RefusedEvents {
  /** All of them, oldest first; where there are thousands, the first thousand or so of their keys. */
  list(): Promise<readonly RefusedEvent[]>;
  /** Puts an event at the end of its line again; false where no such event is set aside. */
  release(key: string, at: Date): Promise<boolean>;
  /** Deletes an event; false where no such event is set aside. */
  drop(key: string): Promise<boolean>;
}

/** An event that is set aside. */
export interface RefusedEvent extends Pick<ParkedEvent, 'key' | 'type' | 'groupId' | 'parkedAt'> {
  /** The topic's own code for what is wrong with the message. */
  readonly reason: string;
  readonly refusedAt: Date;
}
