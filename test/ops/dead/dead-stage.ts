import type { Envelope } from '../../../core/events/envelope.ts';
import type { Item } from '../../../core/inbox/item.ts';
import type { LogLine } from '../../../ops/stage/log-reader.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { envelope } from '../../support/envelopes.ts';
import { type LetterQueues, startLetterQueues } from '../../support/letter-queues.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { type StageOfFunctions, stageOf } from '../stage-of.ts';

/** A stage whose handler `count` has queues in SQS, beside an archive, an inbox, a log and a quarantine in memory. */
export interface DeadStage {
  readonly stage: StageOfFunctions;
  readonly queues: LetterQueues;
  readonly objects: MemoryObjects;
  /** Keys of entries in the inbox. */
  readonly inbox: Set<string>;
  readonly log: LogLine[];
  /** Groups in the quarantine of `count`. */
  readonly quarantine: string[];
  /** Puts events into the archive. */
  archive(...events: readonly Envelope[]): Promise<void>;
}

/** Starts it. Call `queues.stop` in `afterEach`. */
export async function startDeadStage(): Promise<DeadStage> {
  const queues = await startLetterQueues();
  const objects = new MemoryObjects();
  const inbox = new Set<string>();
  const log: LogLine[] = [];
  const quarantine: string[] = [];
  const listed = () =>
    quarantine.map((group) => ({ group, events: 1, openedAt: '2026-11-27T07:00:00.000Z' }));
  const stage = stageOf({ count: async () => ({ groups: listed() }) });
  const { waiting } = queues;
  const services: Stage['services'] = {
    ...stage.services,
    functions: stage.services.functions,
    queues: async () => ({
      counts: async () => ({ waiting: await waiting(), inHand: 0, delayed: 0 }),
      deadLetters: () => queues.dead,
      wayInto: () => queues.queue,
    }),
    objects: async () => ({ of: () => objects }),
    tables: async () => ({
      get: async (_table: string, { pk }: Item) => (inbox.has(String(pk)) ? { pk: String(pk) } : undefined),
      query: async () => [],
      scan: async function* () {},
    }),
    subscriptions: async () => ({
      ofTopic: async () => [
        { queueName: 'queue', filter: { type: [{ prefix: 'privy.user.' }] }, isPending: false },
      ],
      receivers: async () => [],
    }),
  };
  return {
    stage: {
      ...stage,
      services,
      now: queues.now,
      logs: { read: (_group, { text = '' }) => linesWith(log, text) },
    },
    queues,
    objects,
    inbox,
    log,
    quarantine,
    archive: (...events) => writeBatches(objects, [events.map(archivedEvent)]),
  };
}

async function* linesWith(log: readonly LogLine[], text: string): AsyncIterable<LogLine> {
  yield* log.filter(({ fields }) => JSON.stringify(fields).includes(text));
}

/** An event of a user, received in the given minute after nine. */
export function eventOf(user: string, id: string, minute: number): Envelope {
  const time = `2026-11-26T09:${String(minute).padStart(2, '0')}:00.000Z`;
  return envelope({ id, subject: user, partitionkey: `privy/main#${user}`, receivedtime: time, time });
}

/** The message that brings an event. */
export function messageOf(event: Envelope) {
  return { body: JSON.stringify(event), groupId: event.partitionkey };
}
