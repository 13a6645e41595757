import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { App } from 'aws-cdk-lib';
import { Webhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import type { HttpsDestination } from '../../lib/https-destination.ts';
import { WalletWebhooks } from '../../lib/wallet-webhooks.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import { startLocal } from '../../local/start-local.ts';
import { foreignStack } from '../lib/template-of.ts';
import { type Received, type Receiver, startReceiver } from '../support/receiver.ts';

const START_MILLISECONDS = 300_000;
const RUN_MILLISECONDS = 300_000;
const NEW_SECRET = `whsec_${Buffer.from('a secret of exactly thirty bytes').toString('base64')}`;

/** How the receiver treats the second event of each user when it comes for the first time. */
const TROUBLES = ['none', 'fails', 'hangs', 'redirects', 'hangs up', 'is slow'] as const;
const SLOW_MILLISECONDS = 500;
const EVENTS_PER_USER = 4;
const TROUBLED = 2;

interface Sent {
  readonly id: string;
  readonly user: string;
}

/** Every user's events, those of different users in turn. */
const SENT: readonly Sent[] = Array.from({ length: EVENTS_PER_USER }, (_, index) =>
  TROUBLES.map((trouble) => {
    const user = trouble.replace(' ', '-');
    return { id: `msg_${user}_${index + 1}`, user };
  }),
).flat();

let folder: string;
let receiver: Receiver;
let pipeline: LocalPipeline;
let secrets: { readonly old: string; readonly new: string };
/** What was accepted, in that order. */
const accepted: Received[] = [];
const everythingAccepted = Promise.withResolvers<void>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'https-destination-'));
  receiver = await startReceiver((request, response) => {
    const trouble = troubleOf(request);
    const accept = () => {
      accepted.push(request);
      response.writeHead(204).end();
      if (accepted.length === SENT.length) everythingAccepted.resolve();
    };
    if (trouble === 'fails') response.writeHead(500).end('no: planted-answer');
    else if (trouble === 'redirects') response.writeHead(307, { location: '/elsewhere' }).end();
    else if (trouble === 'hangs-up') response.destroy();
    else if (trouble === 'is-slow') setTimeout(accept, SLOW_MILLISECONDS);
    else if (trouble !== 'hangs') accept();
  });
  pipeline = await startPipeline();
  secrets = await rotatedSecret();
  for (const { id, user } of SENT) await deliver(id, user);
}, START_MILLISECONDS);

afterAll(async () => {
  await pipeline?.close();
  await receiver?.close();
  await rm(folder, { recursive: true });
});

/** What is to go wrong with this request: with the second event of a user when it comes for the first time. */
function troubleOf({ headers }: Received): string | undefined {
  const id = headers['webhook-id'] ?? '';
  const times = receiver.received.filter((other) => other.headers['webhook-id'] === id).length;
  const [, user, number] = id.split('_');
  return times === 1 && Number(number) === TROUBLED ? user : undefined;
}

async function startPipeline(): Promise<LocalPipeline> {
  const certificate = join(folder, 'certificate.pem');
  await writeFile(certificate, receiver.certificate.cert);
  const app = new App({ outdir: join(folder, 'cdk.out'), context: { 'aws:cdk:enable-path-metadata': true } });
  const webhooks = new WalletWebhooks(foreignStack('Platform', {}, app), 'Webhooks', {
    stage: 'local',
    sources: { 'privy/main': {} },
    consumers: { queue: { events: ['*'] } },
    deletionProtection: false,
    extraAllowedCidrs: ['127.0.0.1/32'],
  });
  const events = ['privy.user.*'] as const;
  const retrySeconds = [1, 1, 1, 1, 1];
  const variables = (destination: HttpsDestination, more: Readonly<Record<string, string>>) => {
    for (const [name, value] of Object.entries(more))
      destination.handler.function.resource.addEnvironment(name, value);
  };
  const billing = { url: receiver.url, events, retrySeconds, allowPrivateAddresses: true };
  variables(webhooks.addDestination('billing', billing), { NODE_EXTRA_CA_CERTS: certificate });
  // The URL of a public host, which then is that of this machine.
  const inside = { url: 'https://hooks.example.com/', events, retrySeconds: [1] };
  variables(webhooks.addDestination('inside', inside), {
    NODE_EXTRA_CA_CERTS: certificate,
    DESTINATION_URL: receiver.url.replace('/hook', '/inside'),
  });
  app.synth();
  return await startLocal({ port: 0, dataDirectory: join(folder, '.local'), assemblyDirectory: app.outdir });
}

/** The secret that the stack generated, and the one that somebody put after it. */
async function rotatedSecret() {
  const { aws, region, functions } = pipeline;
  const client = new SecretsManagerClient({
    region,
    endpoint: aws.secretsmanager,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  const SecretId = functions.get('billing')?.environment['DESTINATION_SECRET_ID'];
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId }));
  await client.send(new PutSecretValueCommand({ SecretId, SecretString: NEW_SECRET }));
  client.destroy();
  return { old: SecretString, new: NEW_SECRET };
}

async function deliver(id: string, user: string): Promise<void> {
  const { url = '', secret = '' } = pipeline.sources['privy/main'] ?? {};
  const body = `{"type":"user.updated_account", "user": {"id":"did:privy:${user}", "name":"Zoë planted-name","linked_accounts":[]}}`;
  const at = new Date();
  const { status } = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new SvixWebhook(secret).sign(id, at, body),
    },
  });
  if (status !== 200) throw new Error(`the delivery ${id} was answered ${status}`);
}

const idsOf = (requests: readonly Received[], user: string) =>
  requests
    .map(({ headers }) => headers['webhook-id'] ?? '')
    .filter((id) => id.startsWith(`privy/main#msg_${user}_`))
    .map((id) => Number(id.split('_').at(-1)));

const logOf = (name: string) => readFile(pipeline.functions.get(name)?.logFile ?? '', 'utf8');

describe('an https destination on this machine', () => {
  beforeAll(() => everythingAccepted.promise, RUN_MILLISECONDS);

  it.each(TROUBLES)('gets the events of each user in order and once, where one %s', (trouble) => {
    const user = trouble.replace(' ', '-');
    const isRepeated = !['none', 'is slow'].includes(trouble);

    expect(idsOf(accepted, user)).toEqual([1, 2, 3, 4]);
    expect(idsOf(receiver.received, user)).toEqual(isRepeated ? [1, 2, 2, 3, 4] : [1, 2, 3, 4]);
  });

  it('gets each event as it stands in the queues, byte for byte', async () => {
    const queued = await pipeline.peekQueue(pipeline.subscribers['queue']?.queueUrl ?? '');

    expect(queued).toHaveLength(SENT.length);
    expect(accepted.map(({ body }) => body).sort()).toEqual(queued.map(({ body }) => body).sort());
    expect(accepted[0]?.body).toContain('"user": {"id":"did:privy:none", "name":"Zoë planted-name"');
  });

  it('signs for who has the secret from before the rotation, and for who has the one after it', () => {
    expect(secrets.old).toMatch(/^[A-Za-z0-9]{48}$/);
    for (const secret of [secrets.old, secrets.new])
      for (const webhook of [new Webhook(secret), new SvixWebhook(secret)])
        for (const { body, headers } of receiver.received)
          expect(webhook.verify(body, headers)).toEqual(JSON.parse(body));
  });

  it('posts to the one URL, as JSON', () => {
    const kinds = receiver.received.map(({ method, path, headers }) => [
      method,
      path,
      headers['content-type'],
    ]);

    expect(new Set(kinds.map(String))).toEqual(new Set(['POST,/hook,application/json']));
  });

  it('logs how each attempt ended, and nothing of what was sent or answered', async () => {
    const log = await logOf('billing');

    for (const code of ['answered-500', 'timed-out', 'redirect-not-followed'])
      expect([code, log.includes(`"code":"${code}"`)]).toEqual([code, true]);
    const logged = ['planted', secrets.old, secrets.new].filter((text) => log.includes(text));
    expect(logged).toEqual([]);
  });

  it('does not post to an address that is not public unless it is told to', async () => {
    // The test's own time limit ends it.
    while (!(await logOf('inside')).includes('"code":"private-address-refused"')) await passed(100);

    expect(receiver.received.filter(({ path }) => path === '/inside')).toEqual([]);
  });
});
