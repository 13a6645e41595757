import { createListeners, type Listeners } from '../listeners.ts';
import type { QueueMeasure } from '../metrics/queue-measure.ts';
import { LOOPBACK } from './free-port.ts';
import { answerAsAws } from './messaging/answer-as-aws.ts';
import type { DeadLetter } from './messaging/dead-letters.ts';
import { type FauxqsStores, loadFauxqsModules } from './messaging/fauxqs-modules.ts';
import { measureQueue } from './messaging/measure-queue.ts';
import type { PublishedMessage } from './messaging/publish.ts';
import { makeQueuesStrict } from './messaging/strict-queues.ts';

/** SNS and SQS in this process, with their messages in memory. */
export interface MessagingEngine {
  readonly endpoint: string;
  /** The messages of a queue, waiting or in flight, without receiving them. */
  peekQueue(queueUrl: string): readonly QueuedMessage[];
  /** Counts the messages of a queue, by its name. Undefined where there is no such queue. */
  measureQueue(name: string): QueueMeasure | undefined;
  /** Answers whoever waits for messages of the queue that there are none. */
  endReceives(queueUrl: string): void;
  /** Calls the listener for every message that a FIFO queue moves to its dead-letter queue, until the returned function is called. */
  readonly onDeadLetter: Listeners<DeadLetter>['add'];
  /** Calls the listener for every message that a topic takes, until the returned function is called. */
  readonly onPublished: Listeners<PublishedMessage>['add'];
  close(): Promise<void>;
}

export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
}

/** Starts fauxqs on a free port of the loopback address, with what differs from AWS done around it. */
export async function startFauxqs(): Promise<MessagingEngine> {
  const modules = await loadFauxqsModules();
  const stores = modules.createStores();
  // Without a host of its own, a queue URL carries the address that the client asked, which resolves everywhere.
  stores.sqsStore.host = '';
  const deadLetters = createListeners<DeadLetter>();
  makeQueuesStrict(stores.sqsStore, deadLetters.tell);
  const app = modules.buildApp({ logger: false, stores });
  const published = createListeners<PublishedMessage>();
  const answer = answerAsAws({ stores, modules, published: published.tell });
  app.addHook('preHandler', async (request, reply) => {
    reply.raw.once('close', () => reply.raw.writableEnded || endReceives(stores, request.body));
    const found = answer(request);
    if (found !== undefined) await reply.status(found.status).headers(found.headers).send(found.body);
  });
  const endpoint = await app.listen({ port: 0, host: LOOPBACK });
  return {
    endpoint,
    peekQueue: (queueUrl) => peek(stores, queueUrl),
    measureQueue: (name) => measureQueue(stores.sqsStore, name),
    endReceives: (queueUrl) => stores.sqsStore.getQueue(queueUrl)?.cancelWaiters(),
    onDeadLetter: deadLetters.add,
    onPublished: published.add,
    close: () => app.close(),
  };
}

/**
 * Who gives up while it waits for messages would be given the next ones all the same, and nobody else would see them until
 * their visibility timeout is over.
 */
function endReceives({ sqsStore }: FauxqsStores, body: unknown): void {
  const { QueueUrl } = (body ?? {}) as { readonly QueueUrl?: unknown };
  if (typeof QueueUrl === 'string') sqsStore.getQueue(QueueUrl)?.cancelWaiters();
}

function peek({ sqsStore }: FauxqsStores, queueUrl: string): QueuedMessage[] {
  const messages = sqsStore.getQueue(queueUrl)?.inspectMessages();
  if (messages === undefined) throw new Error(`there is no queue ${queueUrl}`);
  const { ready, delayed, inflight } = messages;
  return [...inflight.map(({ message }) => message), ...ready, ...delayed].map(({ messageId, body }) => ({
    messageId,
    body,
  }));
}
