import * as z from 'zod/mini';
import { isSourceName, type SourceName } from '../../events/source-name.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { DayPosition } from '../day-position.ts';
import type { ManifestDay } from '../read-manifest.ts';
import type { ReplayOrder } from './replay-order.ts';

/**
 * A replay and how far it is: what its object in the bucket holds. All events up to `position` are sent or passed over; some
 * after it may be sent too, if somebody died on the way.
 */
export interface ReplayCheckpoint {
  /** 2 where the order names events: who knows 1 only would bring all of the range, and so refuses it. */
  readonly version: 1 | 2;
  readonly replayId: string;
  readonly order: ReplayOrder;
  readonly state: ReplayState;
  /** Who works on it. @default nobody, and whoever comes may */
  readonly lease?: Lease;
  /** The days of its range are compacted, so that their files have an order. */
  readonly prepared: boolean;
  /** @default nothing is sent */
  readonly position?: ReplayPosition;
  readonly counts: ReplayCounts;
  /** The first of the events that the queue will never take, such as one that is too large with the replay's id. */
  readonly refused: readonly RefusedReplay[];
  /** The first of what could not be read when the days were compacted: events in there are not brought. @default nothing */
  readonly problems?: readonly ArchiveProblem[];
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** `running`: unfinished, whether or not somebody works on it at this moment. */
export type ReplayState = 'running' | 'done' | 'aborted';

/** Until when a worker may send. */
export interface Lease {
  readonly holder: string;
  readonly until: string;
}

/** The last event that is dealt with, and in which file it stands. */
export type ReplayPosition = ManifestDay & DayPosition;

/** What became of the events that the replay has passed. */
export interface ReplayCounts {
  readonly sent: number;
  /** Left out, because the inbox has them. */
  readonly known: number;
  readonly refused: number;
}

/** An event that could not be sent, and the queue's code for why. */
export interface RefusedReplay {
  readonly source: SourceName;
  readonly id: string;
  readonly reason: string;
}

export const NOTHING_REPLAYED: ReplayCounts = { sent: 0, known: 0, refused: 0 };

const TEXT = z.string();
const COUNT = z.int().check(z.nonnegative());
const SOURCE = z.string().check(z.refine(isSourceName));

const CHECKPOINT = z.object({
  version: z.literal([1, 2]),
  replayId: TEXT,
  order: z.object({
    subscriber: TEXT,
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    types: z.optional(z.array(TEXT)),
    users: z.optional(z.array(TEXT)),
    sources: z.optional(z.array(SOURCE)),
    events: z.optional(z.array(TEXT)),
    onlyMissing: z.boolean(),
    perSecond: z.int().check(z.positive()),
  }),
  state: z.enum(['running', 'done', 'aborted']),
  lease: z.optional(z.object({ holder: TEXT, until: z.iso.datetime() })),
  prepared: z.boolean(),
  position: z.optional(z.object({ day: TEXT, source: SOURCE, group: TEXT, received: TEXT, id: TEXT })),
  counts: z.object({ sent: COUNT, known: COUNT, refused: COUNT }),
  refused: z.array(z.object({ source: SOURCE, id: TEXT, reason: TEXT })),
  problems: z.optional(z.array(z.object({ damage: TEXT, key: TEXT, detail: z.optional(TEXT) }))),
  startedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** The content of a checkpoint's object, laid out for people too. */
export function encodeCheckpoint(checkpoint: ReplayCheckpoint): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(checkpoint, undefined, 2)}\n`);
}

/** Reads a checkpoint's object. Throws where it is none: nobody may then send anything, and nobody knows what was. */
export function decodeCheckpoint(key: string, content: Uint8Array): ReplayCheckpoint {
  const { success, data } = CHECKPOINT.safeParse(parseJson(new TextDecoder().decode(content)));
  if (!success) throw new DamagedCheckpointError(key);
  return data as ReplayCheckpoint;
}

/** The object of a replay cannot be read. Its older versions can, and without it the subscriber has no replay. */
export class DamagedCheckpointError extends Error {
  readonly code = 'damaged-checkpoint';

  constructor(key: string) {
    super(`the object ${key} is no checkpoint of a replay; put back an older version of it, or delete it`);
    this.name = 'DamagedCheckpointError';
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
