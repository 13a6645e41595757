import { type FauxqsStores, loadFauxqsModules } from './fauxqs-modules.ts';
import { LOOPBACK } from './free-port.ts';
import { publishLargeMessage } from './publish-large-message.ts';

/** SNS and SQS in this process, with their messages in memory. */
export interface MessagingEngine {
  readonly endpoint: string;
  /** The messages of a queue, waiting or in flight, without receiving them. */
  peekQueue(queueUrl: string): readonly QueuedMessage[];
  close(): Promise<void>;
}

export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
}

/** Starts fauxqs on a free port of the loopback address. */
export async function startFauxqs(): Promise<MessagingEngine> {
  const { buildApp, createStores, fanOutToSubscriptions } = await loadFauxqsModules();
  const stores = createStores();
  // Without a host of its own, a queue URL carries the address that the client asked, which resolves everywhere.
  stores.sqsStore.host = '';
  const app = buildApp({ logger: false, stores });
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.url !== '/' || !isForm(request.body)) return;
    const answer = publishLargeMessage(request.body, stores, fanOutToSubscriptions);
    if (answer !== undefined) await reply.type('text/xml').send(answer);
  });
  const endpoint = await app.listen({ port: 0, host: LOOPBACK });
  return { endpoint, peekQueue: (queueUrl) => peek(stores, queueUrl), close: () => app.close() };
}

function isForm(body: unknown): body is Record<string, string> {
  return typeof body === 'object' && body !== null && 'Action' in body;
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
