import type { Failure } from './failure.ts';

/**
 * What a handler gave up on. A user whose event it gave up on has a gate: while it stands, the user's events stand in line
 * behind that event, and the handler goes on with everybody else.
 *
 *     no gate ── open ──► gate with events ── removed, dropped ──► gate with none ── leave ──► no gate
 *                          ▲        │                                    │
 *                          └─ join ─┘                                    └─ nothing joins: it leaves first
 *
 * Of one handler. Every method throws when the store cannot be reached or does not answer in time; the write may then have
 * happened or not, and every write is safe to repeat.
 */
export interface Quarantine {
  /** The gates and the evidence, read strongly. */
  look(): Promise<Look>;
  /** Opens the gate of the event's group with the event as the first in line. */
  open(event: KeptEvent, gate: NewGate): Promise<OpenOutcome>;
  /** Puts an event at the end of the line, where it has its place by its sequence. `changed`: the gate is not as given. */
  join(event: KeptEvent, gate: Gate): Promise<'joined' | 'changed'>;
  /** Takes an empty gate away. `changed`: it is gone, or not empty. */
  leave(groupId: string): Promise<'left' | 'changed'>;

  /** What is known of a group's failed attempts. */
  trouble(groupId: string): Promise<Trouble | undefined>;
  noteTrouble(groupId: string, trouble: Trouble): Promise<void>;
  /** Asks whether the handler succeeds for anybody. */
  ask(at: Date): Promise<void>;
  /** Says that it has succeeded for a group, unless somebody said so since it was asked. */
  answer(success: Success, asked: Date): Promise<void>;
}

/** What an operator does with what is kept. */
export interface QuarantineLines {
  /** The gates, read strongly. */
  look(): Promise<Look>;
  /** The first events of a group's line, oldest first, read strongly. */
  line(groupId: string, atMost: number): Promise<readonly KeptEvent[]>;
  /** Keeps others from releasing the group until then. `gone`: it has no gate. */
  lease(
    groupId: string,
    lease: { readonly at: Date; readonly until: Date },
  ): Promise<'leased' | 'busy' | 'gone'>;
  /** Lets others release it again. */
  unlease(groupId: string): Promise<void>;
  /** Takes an event that is handled out of its line. */
  remove(event: KeptEvent): Promise<'removed' | 'gone'>;
  /** Takes an event out of its line and keeps why. */
  drop(
    event: PlaceInLine,
    dropped: { readonly at: Date; readonly reason: string },
  ): Promise<'removed' | 'gone'>;
  /** Keeps why an event failed once more. */
  noteFailure(event: PlaceInLine, failure: Failure): Promise<void>;
  /** Takes an empty gate away. */
  leave(groupId: string): Promise<'left' | 'changed'>;
}

/** What one read tells. */
export interface Look {
  /** By message group. */
  readonly gates: ReadonlyMap<string, Gate>;
  /** When somebody last asked whether the handler succeeds for anybody. */
  readonly asked?: Date;
  /** When it last did after somebody had asked, and for which group. */
  readonly succeeded?: Success;
}

/** That the handler succeeded for a group. */
export interface Success {
  readonly groupId: string;
  readonly at: Date;
}

/** A user in quarantine. */
export interface Gate {
  readonly groupId: string;
  /** How many stand in line. */
  readonly events: number;
  readonly openedAt: Date;
  /** Until when somebody releases it. */
  readonly releasingUntil?: Date;
}

/** How a gate is opened. */
export interface NewGate {
  readonly at: Date;
  /** How many users may be in quarantine, this one included. */
  readonly fuse: number;
}

/** `full`: too many users are in quarantine already. */
export type OpenOutcome = 'opened' | 'open-already' | 'full';

/** Where an event stands. */
export interface PlaceInLine {
  readonly groupId: string;
  /** As SQS numbers the messages of a queue: 20 digits, which sort as text. */
  readonly sequence: string;
}

/** An event in quarantine. */
export interface KeptEvent extends PlaceInLine {
  readonly messageId: string;
  /** The message's body, as it was received. */
  readonly body: string;
  readonly keptAt: Date;
  /** Of the event that was given up on: its failed attempts. 0 for one that only stands behind. */
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly failure?: Failure;
}

/** What is known of the attempts at a group's first event: only a failure writes it, so that it costs nothing without one. */
export interface Trouble {
  /** The message that was tried. */
  readonly messageId: string;
  /** How often it failed. */
  readonly attempts: number;
  readonly failedAt?: Date;
  /** The receive counts at which it is known what became of a message, by message id. */
  readonly seen: Readonly<Record<string, number>>;
  /** When the message was tried alone; there until it is known what became of that. */
  readonly aloneSince?: Date;
}
