import { connectTransactions } from '../../aws/connect-transactions.ts';
import type { Handle } from '../../core/handling/handler.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import { type BatchHandler, createBatchHandler } from './batch-handler.ts';
import { declaredWrites } from './declared-writes.ts';
import { handlerEnvironment } from './handler-environment.ts';
import { handlerTelemetry } from './handler-report.ts';
import type { HostedManifest } from './hosted-manifest.ts';
import type { TableNameOf } from './manifest.ts';

export interface HostedHandler<Manifest extends HostedManifest> {
  readonly manifest: Manifest;
  readonly handle: Handle<TableNameOf<Manifest>>;
}

/** Makes a Lambda handler out of a handler's manifest and its `handle`. Called once, at the top of the bundle. */
export function hostHandler<const Manifest extends HostedManifest>({
  manifest,
  handle,
}: HostedHandler<Manifest>): BatchHandler {
  const { inboxTable, inboxRetentionDays, tables } = handlerEnvironment(manifest);
  const now = () => new Date();
  const inbox = createInbox({
    transactions: declaredWrites(connectTransactions(), { tables: manifest.tables ?? {}, names: tables }),
    table: inboxTable,
    handler: manifest.name,
    retentionDays: inboxRetentionDays,
    now,
  });
  return createBatchHandler({ handle, inbox, tables, telemetry: handlerTelemetry(manifest.name), now });
}
