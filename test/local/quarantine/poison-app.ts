import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { PublishCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { Webhook } from 'svix';
import type { QuarantineRequest } from '../../../lambda/handler-kit/quarantine-request.ts';
import { readCdkApp } from '../../../local/cdk-app.ts';
import { type Clients, createClients } from '../../../local/cloud/engines/clients.ts';
import type { LocalPipeline } from '../../../local/local-pipeline.ts';
import { startLocal } from '../../../local/start-local.ts';
import { synthesize } from '../../../local/synthesize.ts';
import { envelope } from '../../support/envelopes.ts';

const ROOT = join(import.meta.dirname, '../../..');

const APP = `
import { App } from 'aws-cdk-lib';
import { WalletWebhooksStack } from '${ROOT}/lib/index.ts';

const diary = {
  name: 'diary',
  entry: new URL('./handle.ts', import.meta.url),
  description: 'Writes down the events of each user in their order.',
  events: ['privy.user.created'],
  timeoutSeconds: 6,
  memoryMegabytes: 256,
  retrySeconds: [1],
  tables: { days: { partitionKey: 'pk', environmentVariable: 'DAYS_TABLE', writes: ['put'], reads: true } },
  environment: { SWITCHES: import.meta.dirname },
};
const pipeline = {
  sources: { 'privy/main': {} },
  handlers: [diary],
  stages: { local: { deletionProtection: false, extraAllowedCidrs: ['127.0.0.1/32', '::1/128'] } },
};
new WalletWebhooksStack(new App(), 'Webhooks', { pipeline, stage: 'local' });
`;

/** An event says in its id what it does to the handler, as long as the switch \`mended\` is off. */
const HANDLE = `
import { existsSync } from 'node:fs';
import { PermanentError } from '${ROOT}/lambda/handler-kit/index.ts';

class DiaryError extends Error {
  code = 'diary-torn';
}

const HARM: Record<string, () => void> = {
  throw: () => { throw new DiaryError('planted secret'); },
  permanent: () => { throw new PermanentError('diary-never'); },
  exit: () => process.exit(1),
  hang: () => { for (;;); },
};

export async function handle(event: any, { applyOnce, readItem, tables, environment }: any): Promise<string> {
  const isOn = (name: string) => existsSync(environment.SWITCHES + '/' + name + '.on');
  if (isOn('outage') || (isOn('flaky') && Math.random() < 0.03)) throw new DiaryError('planted secret');
  if (!isOn('mended')) HARM[event.id.split('-').at(-1)]?.();
  const before = await readItem({ table: tables.days, key: { pk: event.subject } });
  const item = { pk: event.subject, seen: [before?.seen, event.id].filter(Boolean).join(' ') };
  return applyOnce([{ kind: 'put', table: tables.days, item }]);
}
`;

/** What an event does to the handler. */
export type Harm = 'throw' | 'permanent' | 'exit' | 'hang';

/**
 * A pipeline on this machine whose handler `diary` keeps, in an item per user, the events that it was given in their order. Two
 * that overlap lose each other's.
 */
export class PoisonApp {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'poison-app-')));
  #pipeline: LocalPipeline | undefined;
  #clients: Clients | undefined;

  async start(): Promise<void> {
    const files = { 'package.json': '{"type":"module"}', 'cdk.json': '{"app":"node app.ts"}' };
    for (const [name, text] of Object.entries({ ...files, 'app.ts': APP, 'handle.ts': HANDLE }))
      writeFileSync(join(this.folder, name), text);
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    const assemblyDirectory = join(this.folder, 'assembly');
    await synthesize(readCdkApp(this.folder), { stage: 'local', outputDirectory: assemblyDirectory });
    const dataDirectory = join(this.folder, '.local');
    mkdirSync(dataDirectory);
    this.#pipeline = await startLocal({ port: 0, dataDirectory, assemblyDirectory, retryAfterSeconds: 1 });
    this.#clients = createClients(this.pipeline.region, this.pipeline.aws);
  }

  get pipeline(): LocalPipeline {
    if (this.#pipeline === undefined) throw new Error('the pipeline has not been started');
    return this.#pipeline;
  }

  async end(): Promise<void> {
    for (const client of Object.values(this.#clients ?? {})) client.destroy();
    await this.#pipeline?.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Lets the handler do without harm, fail for everybody, or fail now and then. */
  turn(name: 'mended' | 'outage' | 'flaky', on: boolean): void {
    const file = join(this.folder, `${name}.on`);
    if (on) writeFileSync(file, '');
    else rmSync(file, { force: true });
  }

  /** Delivers a user's events one after the other, such as `1`, `2-throw`. Gives their ids. */
  async deliver(user: string, ...events: readonly (`${number}` | `${number}-${Harm}`)[]): Promise<string[]> {
    const ids = events.map((event) => `${user}-${event}`);
    for (const id of ids) await this.#post(id, `did:privy:${user}`);
    return ids;
  }

  /** Puts an event of a user on the topic, as the intake does. */
  async publish(user: string, id: string): Promise<void> {
    const type = 'privy.user.created';
    const subject = `did:privy:${user}`;
    const event = envelope({
      id,
      type,
      subject,
      partitionkey: groupOf(user),
      time: new Date().toISOString(),
    });
    await this.#clients?.sns.send(
      new PublishCommand({
        TopicArn: this.pipeline.topicArn,
        Message: JSON.stringify(event),
        MessageGroupId: groupOf(user),
        MessageDeduplicationId: id,
        MessageAttributes: { type: { DataType: 'String', StringValue: type } },
      }),
    );
  }

  /** Puts what is no event into the handler's queue, among the messages of a user. */
  async send(user: string, body: string): Promise<void> {
    const { queueUrl: QueueUrl } = this.pipeline.subscribers['diary'] ?? {};
    const ids = { MessageGroupId: groupOf(user), MessageDeduplicationId: crypto.randomUUID() };
    await this.#clients?.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body, ...ids }));
  }

  /** The ids of the user's events that the handler has written down, in the order in which it did. */
  async seen(user: string): Promise<string[]> {
    const TableName = this.pipeline.tables['diary']?.['days'];
    const Key = { pk: { S: `did:privy:${user}` } };
    const answer = await this.#clients?.dynamodb.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    return (answer?.Item?.['seen']?.S ?? '').split(' ').filter(Boolean);
  }

  /** Resolves when the handler has written down so many events of the user. */
  async seenAll(user: string, count: number): Promise<string[]> {
    return await this.until(async () => {
      const seen = await this.seen(user);
      return seen.length >= count ? seen : undefined;
    });
  }

  /** Invokes the handler's function with something about its quarantine. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes of it is what the tests look at.
  async ask(request: QuarantineRequest): Promise<any> {
    const result = await this.pipeline.functions.get('diary')?.host.invoke(request);
    if (result?.ok !== true) throw new Error(JSON.stringify(result));
    return result.payload;
  }

  /** Releases everybody who is in quarantine. Gives how many there were. */
  async releaseAll(): Promise<number> {
    const { groups } = await this.ask({ quarantine: 'list' });
    for (const { group } of groups) await this.ask({ quarantine: 'release', group });
    return groups.length;
  }

  /** The user as the list has it, or undefined. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  async listed(user: string): Promise<any> {
    const { groups } = await this.ask({ quarantine: 'list' });
    return groups.find(({ group }: { readonly group: string }) => group === groupOf(user));
  }

  /** Delivers events of others, which are handled, until so many of the user's events are in quarantine. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  async quarantined(user: string, events: number): Promise<any> {
    let round = 0;
    return await this.until(async () => {
      round += 1;
      await this.deliver(`beside-${user}`, `${round}`);
      await this.seenAll(`beside-${user}`, round);
      const listed = await this.listed(user);
      return listed?.events >= events ? listed : undefined;
    });
  }

  /** Looks again until there is something. The test's own time limit ends it. */
  async until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      await setTimeout(50);
    }
  }

  async #post(id: string, user: string): Promise<void> {
    const { url, secret } = this.pipeline.sources['privy/main'] ?? { url: '', secret: '' };
    const body = `{"type":"user.created","user":{"id":"${user}","created_at":1763769600,"linked_accounts":[]}}`;
    const at = new Date();
    const headers = {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(secret).sign(id, at, body),
    };
    const { status } = await fetch(url, { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`the delivery of ${id} was answered with ${status}`);
  }
}

/** The message group of a user's events. */
export function groupOf(user: string): string {
  return `privy/main#did:privy:${user}`;
}
