import { setTimeout } from 'node:timers/promises';
import { OpsError } from '../ops-error.ts';
import { type FoundSource, sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { checkSendOptions } from './check-send-options.ts';
import { type Answer, deliver } from './deliver.ts';
import { makeDelivery } from './make-delivery.ts';
import { type PlannedEvent, planEvents } from './plan-events.ts';
import { type Sample, sampleOf } from './sample-of.ts';
import type { SendOptions } from './send-options.ts';

/** What was sent, or would be. */
export interface SentEvents {
  readonly source: string;
  readonly url: string;
  /** The public event type. */
  readonly type: string;
  readonly user?: string;
  /** How many deliveries are made where nothing intervenes. */
  readonly planned: number;
  /** In the order in which they were made. */
  readonly deliveries: readonly SentDelivery[];
  /** How many events of an outage the provider would not deliver any more. */
  readonly givenUp: number;
  /** Whether every delivery was answered as it must be: a genuine one with 200, any other with 401. */
  readonly asExpected: boolean;
}

export interface SentDelivery {
  readonly id: string;
  /** When the event happened. */
  readonly time: Date;
  /** After an outage: which attempt it is. */
  readonly attempt?: number;
  readonly status: number;
  /** The intake's word for what became of it, such as `accepted`. */
  readonly outcome?: string;
  readonly reason?: string;
  readonly milliseconds: number;
  readonly asExpected: boolean;
}

/** Sends events to a source as its provider sends them, new ones each time. */
export async function sendEvents(stage: Stage, options: SendOptions): Promise<SentEvents> {
  checkSendOptions(options);
  const source = sourceOf(stage, options.source);
  const { provider, name, url } = source;
  const sample = sampleOf(provider, options);
  const { events, givenUp } = planEvents(options, { provider, now: stage.now(), random: Math.random });
  const planned = events.length * (options.duplicate ? 2 : 1);
  const deliveries = options.dryRun ? [] : await deliverAll(stage, { events, source, sample, options });
  return {
    source: name,
    url,
    type: sample.type,
    ...(sample.user === undefined ? {} : { user: sample.user }),
    planned,
    deliveries,
    givenUp,
    asExpected: deliveries.every(({ asExpected }) => asExpected),
  };
}

interface Sending {
  readonly events: readonly PlannedEvent[];
  readonly source: FoundSource;
  readonly sample: Sample;
  readonly options: SendOptions;
}

async function deliverAll(stage: Stage, sending: Sending): Promise<SentDelivery[]> {
  const { events, options } = sending;
  const secret = options.secret ?? (await signingSecret(stage, sending.source));
  const underWay: Promise<SentDelivery[]>[] = [];
  const startedAt = performance.now();
  let isUnreachable = false;
  for (const [index, event] of events.entries()) {
    if (options.signal?.aborted || isUnreachable) break;
    const sent = deliverOne(stage, { ...sending, event, secret });
    underWay.push(sent);
    // With a rate nobody waits for it yet, and Node ends a process of which nobody takes what was rejected.
    sent.catch(() => {
      isUnreachable = true;
    });
    // Whoever names a rate wants it kept, however slow the answers are.
    if (options.rate === undefined) await sent;
    else await setTimeout(Math.max(0, startedAt + ((index + 1) * 1000) / options.rate - performance.now()));
    options.onProgress?.(index + 1, events.length);
  }
  const ended = await Promise.allSettled(underWay);
  const sent = ended.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  if (sent.length > 0 || ended.length === 0) await account(stage, sending, sent);
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return sent;
}

/** One event: a delivery, or the same one twice. */
async function deliverOne(
  stage: Stage,
  { event, secret, source, sample, options }: Sending & { event: PlannedEvent; secret: string },
): Promise<SentDelivery[]> {
  const now = stage.now();
  const time = event.time ?? now;
  const made = makeDelivery(sample, {
    provider: source.provider,
    url: source.url,
    secret,
    time,
    now,
    ageSeconds: options.ageSeconds ?? 0,
    breakSignature: options.breakSignature ?? false,
  });
  const sent: SentDelivery[] = [];
  for (let times = options.duplicate ? 2 : 1; times > 0; times--) {
    const { requestId: _, ...answer }: Answer = await deliver(made);
    const asExpected = answer.status === (made.isGenuine ? 200 : 401);
    sent.push({ id: made.id, ...event, time, ...answer, asExpected });
  }
  return sent;
}

async function signingSecret(stage: Stage, { secretId, name }: FoundSource): Promise<string> {
  const secret = await stage.signingSecret?.(secretId);
  if (secret !== undefined) return secret;
  throw new OpsError(
    'misused',
    `the signing secret of ${name} is needed to sign with; give it on the standard input`,
  );
}

async function account({ journal }: Stage, { source, sample }: Sending, sent: readonly SentDelivery[]) {
  await journal.write({
    action: 'send',
    subject: { source: source.name, type: sample.type },
    counts: {
      deliveries: sent.length,
      accepted: sent.filter(({ status }) => status === 200).length,
    },
  });
}
