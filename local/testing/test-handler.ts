import type { SQSEvent } from 'aws-lambda';
import type { Envelope } from '../../core/events/envelope.ts';
import { cachedSecrets } from '../../core/handling/cached-secrets.ts';
import { declaredTopics } from '../../core/handling/declared-topics.ts';
import type { Handle } from '../../core/handling/handler.ts';
import type { Notice, Notify } from '../../core/handling/notices.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import type { Item } from '../../core/inbox/item.ts';
import { createBatchHandler } from '../../lambda/handler-kit/batch-handler.ts';
import { declaredStore } from '../../lambda/handler-kit/declared-store.ts';
import type { MessageReport } from '../../lambda/handler-kit/handler-report.ts';
import { hostedManifest } from '../../lambda/handler-kit/hosted-manifest.ts';
import type { HandlerManifest, TableNameOf, TopicNameOf } from '../../lambda/handler-kit/manifest.ts';
import { checkSubscribed } from './check-subscribed.ts';
import type { Handled, HandlerTest, HandlerUnderTest } from './handler-test.ts';
import { memoryTables } from './memory-tables.ts';
import { QUIET_TELEMETRY } from './quiet-telemetry.ts';
import type { TestTables } from './test-tables.ts';

const INBOX = 'inbox';

/** Tables need longer names than handlers have for them. */
function physicalName(table: string): string {
  return `handler-${table}`;
}

/**
 * Hosts a handler for a test.
 *
 * @example
 * const test = await testHandler({ manifest: loginCount, handle });
 * expect(await test.give(buildEvent('privy.user.authenticated'))).toEqual({ outcome: 'applied' });
 */
export async function testHandler<const Manifest extends HandlerManifest>(
  subject: HandlerUnderTest<Manifest>,
): Promise<HandlerTest<TableNameOf<Manifest>, TopicNameOf<Manifest>>> {
  const declared = Object.entries(subject.manifest.tables ?? {});
  const keys = Object.fromEntries(
    declared.map(([name, { partitionKey, sortKey }]) => [physicalName(name), { partitionKey, sortKey }]),
  );
  const tables = await (subject.tables ?? memoryTables)({ ...keys, [INBOX]: { partitionKey: 'pk' } });
  for (const [table, items] of Object.entries<readonly Item[] | undefined>(subject.items ?? {}))
    for (const item of items ?? [])
      await tables.transactions.commit([{ kind: 'put', table: physicalName(table), item }]);
  const published = new Map<string, Required<Notice>[]>();
  const notify = topicsOf(subject.manifest, published);
  return {
    give: (event) => give(event, subject, { ...tables, notify }),
    items: (table) => tables.items(physicalName(table)),
    notices: (topic) => published.get(topic) ?? [],
    close: () => tables.close(),
  };
}

interface Effects extends TestTables {
  readonly notify: Notify;
}

async function give<Manifest extends HandlerManifest>(
  event: Envelope,
  subject: HandlerUnderTest<Manifest>,
  effects: Effects,
): Promise<Handled> {
  checkSubscribed(event, subject.manifest);
  let handled: Handled = { outcome: 'failed' };
  const handler = createBatchHandler<string, never>({
    ...contextFor(subject, effects),
    handle: subject.handle as unknown as Handle<string, never>,
    telemetry: QUIET_TELEMETRY,
    report: (report) => {
      handled = handledOf(report);
    },
  });
  const timeout = subject.manifest.timeoutSeconds * 1_000;
  await handler(batchOf(event), { getRemainingTimeInMillis: () => timeout });
  return handled;
}

function handledOf({ verdict, problem, error }: MessageReport): Handled {
  // A test keeps nothing in quarantine.
  const outcome = verdict === 'held' || verdict === 'quarantined' ? 'failed' : verdict;
  if (problem !== undefined)
    return { outcome, error: new Error(`the event is no envelope: ${problem}; make it with buildEvent`) };
  return error === undefined ? { outcome } : { outcome, error };
}

function contextFor<Manifest extends HandlerManifest>(
  { manifest, secrets, environment, now = () => new Date() }: HandlerUnderTest<Manifest>,
  { notify, ...tables }: Effects,
) {
  const hosted = hostedManifest(manifest);
  const names = Object.fromEntries(Object.keys(hosted.tables).map((name) => [name, physicalName(name)]));
  const store = declaredStore(tables, { tables: hosted.tables, names });
  const values: Readonly<Partial<Record<string, string>>> = secrets ?? {};
  return {
    inbox: createInbox({
      transactions: store.transactions,
      table: INBOX,
      handler: manifest.name,
      retentionDays: 100,
      now,
    }),
    tables: names,
    store,
    secret: cachedSecrets({
      ids: manifest.secrets ?? {},
      fetch: secretOf(manifest.secrets ?? {}, values),
      now,
    }),
    notify,
    environment: { ...manifest.environment, ...environment },
    logGroup: `/test/${manifest.name}`,
    now,
  };
}

/** A topic's ARN is its name here. */
function topicsOf({ topics = {} }: HandlerManifest, published: Map<string, Required<Notice>[]>): Notify {
  const arns = Object.fromEntries(Object.keys(topics).map((name) => [name, name]));
  return declaredTopics(arns, async (topic, notice) => {
    published.set(topic, [...(published.get(topic) ?? []), notice]);
  });
}

function secretOf(ids: Readonly<Record<string, string>>, values: Readonly<Partial<Record<string, string>>>) {
  return async (id: string) => {
    const name = Object.keys(ids).find((candidate) => ids[candidate] === id) ?? id;
    const value = values[name];
    if (value === undefined) throw new Error(`secrets.${name} is not given; give testHandler a value for it`);
    return value;
  };
}

function batchOf(event: Envelope): SQSEvent {
  const attributes = { ApproximateReceiveCount: '1', MessageGroupId: event.partitionkey };
  return {
    Records: [{ messageId: event.id, body: JSON.stringify(event), attributes }],
  } as unknown as SQSEvent;
}
