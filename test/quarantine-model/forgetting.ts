import type { emptyQueue } from '../../core/archive/forget/empty-queue.ts';
import type { ForgettingHandler } from '../../core/archive/forget/forget-ports.ts';
import { decodeForgetting, encodeForgetting } from '../../core/archive/forget/forgetting.ts';
import { HeldForgetting } from '../../core/archive/forget/held-forgetting.ts';
import type { ObjectStore } from '../../core/archive/object-store.ts';
import { markIn } from '../../core/quarantine/mark.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import * as rules from '../support/quarantine-rules.ts';
import { FIRST_MARK, FORGETTING_ID, numberOf, START } from './events.ts';
import type { Operation } from './operation.ts';
import { change } from './operations.ts';
import type { Ports } from './ports.ts';
import { type ForgettingWorld, visible, type World } from './world.ts';

/** How a handler's queue is emptied of a user. */
export type EmptyQueue = typeof emptyQueue;

const HANDLER = 'model';

/** A user is to be forgotten, with all events that the model starts with; so many marks were sent before. */
export function toBeForgotten(marks: readonly number[] = []): ForgettingWorld {
  const markedAt = new Date(START - 1_000).toISOString();
  const sent = { marks: marks.length, markedAt, removed: [], left: 0, done: false };
  const note = encodeForgetting({
    version: 1,
    id: FORGETTING_ID,
    source: 'privy/main',
    user: 'ada',
    askedAt: new Date(START + 3_600_000).toISOString(),
    queues: marks.length === 0 ? {} : { [HANDLER]: sent },
    events: {},
    versions: {},
    refused: [],
  });
  return { note: Buffer.from(note).toString(), marks, removed: [], isOver: false };
}

const NOTHING_FORGOTTEN = toBeForgotten();

/** Looks at the queue once, and says that nothing is left if it finds it so. */
export async function forget(
  { call, now, quarantine, lines }: Ports,
  emptyQueueOf: EmptyQueue,
): Promise<void> {
  const note = await call(readNote);
  const objects = objectsOver(call);
  const held = new HeldForgetting({ forgetting: decodeForgetting(Buffer.from(note)), etag: '' }, 'model', {
    objects,
    now,
  });
  const handler: ForgettingHandler = {
    name: HANDLER,
    hasInbox: false,
    queue: {
      send: async (messages) => {
        for (const { body } of messages) await call(sendMark(Number(markIn(body)?.split('-')[1])));
        return messages.map(() => 'sent' as const);
      },
    },
    lines: {
      ...quarantine,
      look: lines.look,
      line: lines.line,
      remove: (event) => call(takeAway(event)),
      removeNotes: async () => 0,
    },
  };
  const waitUntil = async (at: Date) => {
    await call(wait(at.getTime()));
  };
  if ((await emptyQueueOf(handler, held, { objects, now, waitUntil })) === 'empty') await call(sayOver);
}

function withForgetting(
  world: World,
  part: (forgetting: ForgettingWorld) => Partial<ForgettingWorld>,
): World {
  const { forgetting = NOTHING_FORGOTTEN } = world;
  return { ...world, forgetting: { ...forgetting, ...part(forgetting) } };
}

function done(world: World) {
  return [{ world, answer: undefined, text: 'done' }];
}

const readNote: Operation<string> = {
  name: 'read the note',
  outcomes: (world) => {
    const { note } = world.forgetting ?? NOTHING_FORGOTTEN;
    const { queues } = JSON.parse(note) as { queues: unknown };
    return [{ world, answer: note, text: JSON.stringify(queues) }];
  },
};

/** Nobody else writes it. What is kept for compaction is no part of the model. */
function objectsOver(call: Ports['call']): ObjectStore {
  const note = (content: string): Operation<undefined> => ({
    name: 'note',
    outcomes: (world) => done(withForgetting(world, () => ({ note: content }))),
  });
  const written = { etag: '' };
  const store: Pick<ObjectStore, 'read' | 'putNew' | 'replace'> = {
    read: async () => undefined,
    putNew: async () => written,
    replace: async (_key, content) => {
      await call(note(Buffer.from(content as Uint8Array).toString()));
      return written;
    },
  };
  return store as ObjectStore;
}

/** Behind all that is in the queue, unless it was sent before. */
function sendMark(mark: number): Operation<undefined> {
  return {
    name: `send mark ${mark}`,
    tellsTime: true,
    outcomes: (world) => {
      const { marks } = world.forgetting ?? NOTHING_FORGOTTEN;
      if (marks.includes(mark)) return done(world);
      const queue = [...world.queue, visible(FIRST_MARK + mark)];
      return done(withForgetting({ ...world, queue }, () => ({ marks: [...marks, mark] })));
    },
  };
}

function takeAway(event: KeptEvent): Operation<'removed' | 'gone'> {
  const number = numberOf(event);
  const removal = change(`take ${number} away`, (state) => rules.remove(state, event));
  const noted = ({ removed }: ForgettingWorld) => ({ removed: [...new Set([...removed, number])].sort() });
  return {
    ...removal,
    outcomes: (world, now) =>
      removal
        .outcomes(world, now)
        .map((outcome) => ({ ...outcome, world: withForgetting(outcome.world, noted) })),
  };
}

/** Nothing happens before that time. */
function wait(until: number): Operation<undefined> {
  return {
    name: 'wait',
    isSafe: true,
    tellsTime: true,
    outcomes: (world, now) => (now >= until ? done(world) : []),
  };
}

const sayOver: Operation<undefined> = {
  name: 'say that nothing is left',
  isSafe: true,
  outcomes: (world) => done(withForgetting(world, () => ({ isOver: true }))),
};
