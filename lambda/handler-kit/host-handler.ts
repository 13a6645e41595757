import { connectHandler } from '../../aws/connect-handler.ts';
import { messageHider } from '../../aws/sqs-visibility.ts';
import { cachedSecrets } from '../../core/handling/cached-secrets.ts';
import { declaredTopics } from '../../core/handling/declared-topics.ts';
import type { Handle, HandlingOutcome } from '../../core/handling/handler.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import { type BatchHandler, createBatchHandler } from './batch-handler.ts';
import { declaredStore } from './declared-store.ts';
import { handlerEnvironment } from './handler-environment.ts';
import { handlerTelemetry } from './handler-report.ts';
import type { HostedManifest } from './hosted-manifest.ts';

/** Any `handle`, whatever its manifest gives it: that one goes with the other was checked where it was written. */
export type AnyHandle = (event: never, context: never) => Promise<HandlingOutcome>;

export interface HostedHandler {
  readonly manifest: HostedManifest;
  readonly handle: AnyHandle;
}

/** Makes a Lambda handler out of a handler's manifest and its `handle`. Called once, at the top of the bundle. */
export function hostHandler({ manifest, handle }: HostedHandler): BatchHandler {
  const settings = handlerEnvironment(manifest);
  const { inboxTable, inboxRetentionDays, tables, secrets, topics, environment } = settings;
  const { fetchSecret, publishNotice, ...connected } = connectHandler();
  const store = declaredStore(connected, { tables: manifest.tables, names: tables });
  const now = () => new Date();
  const inbox = createInbox({
    transactions: store.transactions,
    table: inboxTable,
    handler: manifest.name,
    retentionDays: inboxRetentionDays,
    now,
  });
  return createBatchHandler<string, never>({
    handle: handle as Handle<string, never>,
    inbox,
    tables,
    store,
    secret: cachedSecrets({ ids: secrets, fetch: fetchSecret, now }),
    notify: declaredTopics(topics, publishNotice),
    environment,
    logGroup: process.env['AWS_LAMBDA_LOG_GROUP_NAME'] ?? 'unknown',
    telemetry: handlerTelemetry(manifest.name),
    retry: { schedule: settings.retrySeconds, random: Math.random, hide: messageHider(settings.queueUrl) },
    now,
  });
}
