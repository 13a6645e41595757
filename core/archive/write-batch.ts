import type { EnvelopeProblem } from '../handling/read-envelope.ts';
import { type ArchivedEvent, readArchived } from './archived-event.ts';
import { type HotObject, hotObjects } from './hot-object.ts';
import type { ObjectStore } from './object-store.ts';
import { isWithheld } from './withheld.ts';

/** A message of a batch, as the queue gave it. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
}

/** What a batch is written with. */
export interface WriteOptions {
  readonly objects: Pick<ObjectStore, 'put'>;
  /** Whether events are kept whose payloads carry key material. */
  readonly keyMaterial: boolean;
}

/** What became of a batch. A message is in one of the lists; those of `unreadable` and `failed` must come again. */
export interface BatchReport {
  /** Written for good. */
  readonly written: readonly WrittenObject[];
  /** The messages that are not kept because their payloads carry key material. */
  readonly withheld: readonly string[];
  /** The messages that are no events, and what is wrong with each. Never what it says. */
  readonly unreadable: readonly { readonly messageId: string; readonly problem: EnvelopeProblem }[];
  /** What could not be written, or is not known to be. */
  readonly failed: readonly FailedObject[];
}

/** An object that was written, and the messages in it. */
export interface WrittenObject {
  readonly key: string;
  readonly bytes: number;
  readonly messageIds: readonly string[];
  /** The earliest receipt of its events, as in their envelopes. */
  readonly firstReceived: string;
}

/** An object that was not written, and the messages that would be in it. */
export interface FailedObject {
  readonly key: string;
  readonly messageIds: readonly string[];
  readonly error: unknown;
}

interface ReadMessage {
  readonly messageId: string;
  readonly event: ArchivedEvent;
}

/**
 * Writes the events of a batch into the archive, one object for each day of receipt. Never throws: one object, or one message,
 * that fails is no trouble of the others. Whoever writes the same events again writes the same objects again.
 */
export async function writeBatch(
  messages: readonly QueuedMessage[],
  { objects, keyMaterial }: WriteOptions,
): Promise<BatchReport> {
  const { read, unreadable } = readMessages(messages);
  const { kept = [], withheld = [] } = Object.groupBy(read, ({ event }) =>
    keyMaterial || !isWithheld(event.type) ? 'kept' : 'withheld',
  );
  const outcomes = await Promise.all(
    hotObjects(kept.map(({ event }) => event)).map((object) => putObject(object, kept, objects)),
  );
  return {
    written: outcomes.filter((outcome) => 'bytes' in outcome),
    withheld: withheld.map(({ messageId }) => messageId),
    unreadable,
    failed: outcomes.filter((outcome) => 'error' in outcome),
  };
}

function readMessages(messages: readonly QueuedMessage[]) {
  const read: ReadMessage[] = [];
  const unreadable: { messageId: string; problem: EnvelopeProblem }[] = [];
  for (const { messageId, body } of messages) {
    const reading = readArchived(body);
    if (reading.ok) read.push({ messageId, event: reading.event });
    else unreadable.push({ messageId, problem: reading.problem });
  }
  return { read, unreadable };
}

async function putObject(
  { key, content, events }: HotObject,
  kept: readonly ReadMessage[],
  objects: WriteOptions['objects'],
): Promise<WrittenObject | FailedObject> {
  const envelopes = new Set(events.map(({ envelope }) => envelope));
  const messageIds = kept
    .filter(({ event }) => envelopes.has(event.envelope))
    .map(({ messageId }) => messageId);
  try {
    await objects.put(key, content);
    return { key, bytes: content.byteLength, messageIds, firstReceived: events[0]?.received ?? '' };
  } catch (error) {
    return { key, messageIds, error };
  }
}
