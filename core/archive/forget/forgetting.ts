import * as z from 'zod/mini';
import { isSourceName } from '../../events/source-name.ts';
import type { Lease } from '../replay/replay-checkpoint.ts';
import type { Person } from './person.ts';

/**
 * The forgetting of a person and how far it is: what its object in the bucket holds. What is to be removed is noted here before it
 * is removed, so that whoever goes on after an interruption knows all of it. The object goes, with its versions, in the end.
 */
export interface Forgetting extends Person {
  readonly version: 1;
  readonly id: string;
  /** What was received after this moment is not touched. */
  readonly askedAt: string;
  /** Who works on it. @default nobody, and whoever comes may */
  readonly lease?: Lease;
  /** How far the queues of the handlers are, by handler. */
  readonly queues: Readonly<Record<string, QueueProgress>>;
  /** The ids of the person's events, by the day of their receipt. */
  readonly events: Readonly<Record<string, readonly string[]>>;
  /** How many old versions of objects were found of a day. */
  readonly versions: Readonly<Record<string, number>>;
  /** The ledger's keys of the events that the topic had refused. */
  readonly refused: readonly string[];
}

/** How far the queue of a handler is. */
export interface QueueProgress {
  /** How many marks were sent, and when the last was. */
  readonly marks: number;
  readonly markedAt?: string;
  /** Where what was removed stood in the quarantine's line: the sequence numbers of the messages. */
  readonly removed: readonly string[];
  /** How many newer events of the person are left in quarantine. */
  readonly left: number;
  /** Nothing that the person left waits any more. */
  readonly done: boolean;
}

const TEXT = z.string();
const COUNT = z.int().check(z.nonnegative());
const TIME = z.iso.datetime();

const FORGETTING = z.object({
  version: z.literal(1),
  id: TEXT,
  source: z.string().check(z.refine(isSourceName)),
  user: TEXT,
  askedAt: TIME,
  lease: z.optional(z.object({ holder: TEXT, until: TIME })),
  queues: z.record(
    TEXT,
    z.object({
      marks: COUNT,
      markedAt: z.optional(TIME),
      removed: z.array(TEXT),
      left: COUNT,
      done: z.boolean(),
    }),
  ),
  events: z.record(TEXT, z.array(TEXT)),
  versions: z.record(TEXT, COUNT),
  refused: z.array(TEXT),
});

/** The content of the object. */
export function encodeForgetting(forgetting: Forgetting): Uint8Array {
  return Buffer.from(`${JSON.stringify(forgetting, undefined, 2)}\n`);
}

/** Reads the object. Throws where it is none: nobody knows then what is still to be removed. */
export function decodeForgetting(content: Uint8Array): Forgetting {
  const { success, data } = FORGETTING.safeParse(parseJson(Buffer.from(content).toString('utf8')));
  if (!success) throw new DamagedForgettingError();
  return data as Forgetting;
}

/** The object of the person who is being forgotten cannot be read. */
export class DamagedForgettingError extends Error {
  readonly code = 'damaged-forgetting';

  constructor() {
    super(
      'forgetting/person.json says of nobody that they are to be forgotten; delete it with its versions, and ask again',
    );
    this.name = 'DamagedForgettingError';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
