import type { SourceName } from '../../core/events/source-name.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import { deliver } from '../../ops/send/deliver.ts';
import type { Clients } from '../cloud/engines/clients.ts';
import type { ObservablePipeline } from '../observable-pipeline.ts';
import type { DeliveryFacts, DirectoryFact, SubscriberFact } from './delivery-facts.ts';
import { eventKeyIn } from './event-key-in.ts';
import { ledgerFact, readDirectory, readLedger } from './look-at-tables.ts';
import type { PlannedDelivery } from './planned-delivery.ts';
import type { TopicWitness } from './topic-witness.ts';
import type { Watch } from './watch-pipeline.ts';

/** What looking at the hops takes. */
export interface Observatory {
  readonly pipeline: ObservablePipeline;
  readonly clients: Clients;
  readonly watch: Watch;
  readonly witness: TopicWitness;
}

/** More than a cold start takes on a slow machine. */
const HANDLING_MILLISECONDS = 20_000;

/** Sends a delivery and looks at every hop: what is there now, and what the hooks told. */
export async function observeDelivery(
  delivery: PlannedDelivery,
  observatory: Observatory,
): Promise<DeliveryFacts> {
  const { pipeline, clients, watch, witness } = observatory;
  const key = ledgerKey(delivery.source as SourceName, delivery.event.id);
  const before = await readLedger(clients.dynamodb, pipeline.ledgerTable, key);
  const answer = await deliver(delivery);
  const after = await readLedger(clients.dynamodb, pipeline.ledgerTable, key);
  const decision = watch.decisionFor(answer.requestId);
  const onTopic = await messageIdsIn(witness.queueUrl, key, pipeline);
  const subscribers = await observeSubscribers(key, observatory);
  const directory = await observeDirectory(delivery, observatory);
  return {
    answer,
    ...(decision === undefined ? {} : { webAcl: { action: decision.action, rule: decision.rule } }),
    reachedIntake: watch.reachedIntake(answer.requestId),
    ledger: ledgerFact(before, after),
    onTopic: onTopic.length,
    subscribers,
    ...(directory === undefined ? {} : { directory }),
  };
}

async function observeSubscribers(
  eventKey: string,
  { pipeline, watch }: Observatory,
): Promise<Record<string, SubscriberFact>> {
  const facts: [string, SubscriberFact][] = [];
  for (const [name, subscriber] of Object.entries(pipeline.subscribers)) {
    facts.push([name, await observeSubscriber({ name, ...subscriber }, eventKey, { pipeline, watch })]);
  }
  return Object.fromEntries(facts);
}

/**
 * The topic has put its messages into the queues before the intake answers. So each is either still in the queue, or a
 * handler has been given it, or both.
 */
async function observeSubscriber(
  { name, kind, queueUrl }: DescribedSubscriber & { readonly name: string },
  eventKey: string,
  { pipeline, watch }: Pick<Observatory, 'pipeline' | 'watch'>,
): Promise<SubscriberFact> {
  const inQueue = await messageIdsIn(queueUrl, eventKey, pipeline);
  const given = new Set([...inQueue, ...watch.handled(name, eventKey).keys()]);
  if (kind === 'consumer' || given.size === 0) return { messages: given.size };

  const handlings = () => [...given].map((messageId) => watch.handled(name, eventKey).get(messageId));
  const done = await watch.until(
    () => handlings().every((handling) => handling === 'applied'),
    HANDLING_MILLISECONDS,
  );
  const handling = done ? 'applied' : handlings().includes('failed') ? 'failed' : 'waiting';
  return { messages: given.size, handling };
}

async function messageIdsIn(
  queueUrl: string,
  eventKey: string,
  pipeline: Pick<ObservablePipeline, 'peekQueue'>,
): Promise<string[]> {
  const messages = await pipeline.peekQueue(queueUrl);
  return messages.filter(({ body }) => eventKeyIn(body) === eventKey).map(({ messageId }) => messageId);
}

async function observeDirectory(
  { source, event }: PlannedDelivery,
  { pipeline, clients }: Observatory,
): Promise<DirectoryFact | undefined> {
  const table = pipeline.tables['user-directory']?.['users'];
  if (event.savesUser === undefined || table === undefined) return undefined;
  const user = { key: `${source}#${event.savesUser}`, eventId: event.id };
  return readDirectory(clients.dynamodb, table, user);
}
