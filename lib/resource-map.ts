import { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { sourcePath } from './intake-api/source-path.ts';
import type { Subscriber } from './subscriber.ts';
import type { WalletWebhooks } from './wallet-webhooks.ts';

/** The name of the template's metadata section that holds the map. */
export const RESOURCE_MAP = 'wallet-webhooks';

/**
 * Which resource of a template plays which role, by logical id. It is in the template's metadata, so that a tool that
 * has the template, or the name of a deployed stack, finds a queue or a table without guessing names.
 */
export interface ResourceMap {
  readonly stage: string;
  readonly restApi: string;
  readonly intake: string;
  readonly ledgerTable: string;
  readonly inboxTable: string;
  readonly topic: string;
  readonly sources: Readonly<Record<string, MappedSource>>;
  readonly subscribers: Readonly<Record<string, MappedSubscriber>>;
}

export interface MappedSource {
  /** The path of the endpoint, without the stage name that stands before it behind execute-api. */
  readonly path: string;
  readonly secret: string;
}

export interface MappedSubscriber {
  readonly kind: 'handler' | 'consumer';
  readonly queue: string;
  readonly dlq: string;
  readonly subscriptionDlq: string;
  /** A handler's function. */
  readonly function?: string;
  /** A handler's own tables, by the names of its manifest. */
  readonly tables?: Readonly<Record<string, string>>;
}

/** The map of a pipeline. */
export function resourceMap(pipeline: WalletWebhooks): ResourceMap {
  const { plan, secrets, handlers, consumers } = pipeline;
  return {
    stage: plan.stage,
    restApi: logicalId(pipeline.api.api),
    intake: logicalId(pipeline.intake.function.resource),
    ledgerTable: logicalId(pipeline.ledger.table),
    inboxTable: logicalId(pipeline.inbox.table),
    topic: logicalId(pipeline.topic.topic),
    sources: Object.fromEntries(
      plan.sources.map(({ name }) => [
        name,
        { path: sourcePath(name), secret: logicalId(secrets.secret(name)) },
      ]),
    ),
    subscribers: Object.fromEntries([
      ...handlers.map((handler) => [handler.subscriber.name, mappedHandler(handler)]),
      ...consumers.map(({ subscriber }) => [subscriber.name, { kind: 'consumer', ...queues(subscriber) }]),
    ]),
  };
}

function mappedHandler({
  subscriber,
  function: code,
  tables,
}: WalletWebhooks['handlers'][number]): MappedSubscriber {
  return {
    kind: 'handler',
    ...queues(subscriber),
    function: logicalId(code.resource),
    tables: Object.fromEntries([...tables].map(([name, table]) => [name, logicalId(table)])),
  };
}

function queues({ queue, deadLetterQueue, subscriptionDeadLetterQueue }: Subscriber) {
  return {
    queue: logicalId(queue),
    dlq: logicalId(deadLetterQueue),
    subscriptionDlq: logicalId(subscriptionDeadLetterQueue),
  };
}

function logicalId(construct: IConstruct): string {
  const resource = construct.node.defaultChild;
  if (resource === undefined || !CfnElement.isCfnElement(resource)) {
    throw new TypeError(`${construct.node.path} is not one resource of the template`);
  }
  return Stack.of(construct).getLogicalId(resource);
}
