import type { SnsTopic } from './fauxqs-modules.ts';

/** So long a FIFO topic knows an id again. */
const MEMORY_MILLISECONDS = 5 * 60 * 1_000;

interface Publication {
  readonly messageId: string;
  readonly at: number;
}

const PUBLICATIONS = new WeakMap<SnsTopic, Map<string, Publication>>();

/**
 * What a FIFO topic took in the last five minutes under a deduplication id: the message id. fauxqs leaves it to each FIFO queue to
 * see a repeat, and a standard queue sees none.
 */
export function publishedBefore(topic: SnsTopic, deduplicationId: string, now: number): string | undefined {
  const earlier = PUBLICATIONS.get(topic)?.get(deduplicationId);
  return earlier !== undefined && now - earlier.at < MEMORY_MILLISECONDS ? earlier.messageId : undefined;
}

/** Remembers a publication, and forgets those that are too old. */
export function rememberPublication(
  topic: SnsTopic,
  deduplicationId: string,
  { messageId, at }: Publication,
): void {
  const publications = PUBLICATIONS.get(topic) ?? new Map<string, Publication>();
  PUBLICATIONS.set(topic, publications);
  publications.delete(deduplicationId);
  publications.set(deduplicationId, { messageId, at });
  for (const [id, publication] of publications) {
    if (at - publication.at < MEMORY_MILLISECONDS) break;
    publications.delete(id);
  }
}
