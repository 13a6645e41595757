import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sign as signSha256 } from '@octokit/webhooks-methods';
import type { SQSEvent } from 'aws-lambda';
import { Webhook } from 'svix';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import type { LocalNotice } from '../../local/notices.ts';
import { startLocal } from '../../local/start-local.ts';
import { startTollgate, type Tollgate } from './tollgate.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A local pipeline for a test file, with a tollgate before the topic, and senders that sign with the vendors' packages. */
export interface RunningPipeline {
  readonly pipeline: LocalPipeline;
  readonly topicGate: Tollgate;
  /** What handlers published for people so far. */
  readonly notices: readonly LocalNotice[];
  deliverToPrivy(id: string, body: string, changes?: Changes): Promise<Answer>;
  deliverToDynamic(body: string, changes?: Changes): Promise<Answer>;
  /** How many messages about the event each subscriber got, when the handler is through with it. */
  messagesAbout(eventId: string): Promise<Record<string, number>>;
  close(): Promise<void>;
}

/** What is not as the provider would send it. */
export interface Changes {
  /** How the path is spelt. @default as `pipeline.json` has it */
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly sentBody?: string;
  readonly secret?: string;
  readonly at?: Date;
}

export async function startRunningPipeline(): Promise<RunningPipeline> {
  const directory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
  const gates: Tollgate[] = [];
  const notices: LocalNotice[] = [];
  const pipeline = await startLocal({
    port: 0,
    dataDirectory: directory,
    onNotice: (notice) => void notices.push(notice),
    async endpointsForFunctions(endpoints) {
      const gate = await startTollgate(endpoints.sns);
      gates.push(gate);
      return { ...endpoints, sns: gate.endpoint };
    },
  });
  const [topicGate] = gates;
  if (topicGate === undefined) throw new Error('the functions were started without the tollgate');
  return {
    pipeline,
    topicGate,
    notices,
    deliverToPrivy: (id, body, changes = {}) => deliverToPrivy(pipeline, { id, body, ...changes }),
    deliverToDynamic: (body, changes = {}) => deliverToDynamic(pipeline, { body, ...changes }),
    messagesAbout: watchMessages(pipeline),
    async close() {
      await pipeline.close();
      await topicGate.close();
      await rm(directory, { recursive: true });
    },
  };
}

function deliverToPrivy(
  pipeline: LocalPipeline,
  { id, body, ...changes }: Changes & { id: string; body: string },
) {
  const { url, secret } = sourceOf(pipeline, 'privy/main');
  const at = changes.at ?? new Date();
  return send(spelt(url, changes.path), changes.sentBody ?? body, {
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
    'svix-signature': new Webhook(changes.secret ?? secret).sign(id, at, body),
    ...changes.headers,
  });
}

function spelt(url: string, path: string | undefined): string {
  return path === undefined ? url : `${new URL(url).origin}${path}`;
}

async function deliverToDynamic(pipeline: LocalPipeline, { body, ...changes }: Changes & { body: string }) {
  const { url, secret } = sourceOf(pipeline, 'dynamic/main');
  const signature = await signSha256(changes.secret ?? secret, body);
  return send(url, changes.sentBody ?? body, { 'x-dynamic-signature-256': signature, ...changes.headers });
}

function sourceOf({ sources }: LocalPipeline, name: string) {
  const source = sources[name];
  if (source === undefined) throw new Error(`the pipeline has no source ${name}`);
  return source;
}

async function send(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, body: await response.json() };
}

function watchMessages(pipeline: LocalPipeline): RunningPipeline['messagesAbout'] {
  const handled: string[] = [];
  pipeline.onInvocation(({ subscriber, event }) => {
    if (subscriber === 'user-directory')
      handled.push(...(event as SQSEvent).Records.map(({ body }) => eventIdIn(body)));
  });
  const waiting = async (name: string) => {
    const messages = await pipeline.peekQueue(pipeline.subscribers[name]?.queueUrl ?? '');
    return messages.map(({ body }) => eventIdIn(body));
  };
  return async (eventId) => {
    // The test's own time limit ends it.
    while ((await waiting('user-directory')).includes(eventId) || !handled.includes(eventId))
      await setTimeout(10);
    const count = (ids: readonly string[]) => ids.filter((id) => id === eventId).length;
    return { 'user-directory': count(handled), example: count(await waiting('example')) };
  };
}

function eventIdIn(body: string): string {
  return (JSON.parse(body) as { id: string }).id;
}
