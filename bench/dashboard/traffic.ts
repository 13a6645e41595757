import { setTimeout as sleep } from 'node:timers/promises';
import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import { deliver } from '../../ops/send/deliver.ts';
import { makeDelivery } from '../../ops/send/make-delivery.ts';
import { sampleOf } from '../../ops/send/sample-of.ts';

/** What is sent to each source, in turn. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  privy: ['user.authenticated', 'user.created', 'user.linked_account', 'mfa.disabled'],
  dynamic: ['user.created', 'user.session.created', 'wallet.linked', 'user.updated'],
};
const USERS = 50;
/** Deliveries a second at the least and at the most: it rises and falls once a minute. */
const RATE = { least: 2, most: 10 } as const;
const MINUTE = 60_000;
/** One of so many is delivered twice, and one of so many by somebody who does not know the secret. */
const TWICE = 12;
const FORGED = 25;
/** For a while in the middle the secret of this source is wrong, as after a mistake at its rotation. */
const WRONG_SECRET_AT = 'dynamic/main';
/** So long an event is on its way from the provider. */
const UNDER_WAY_MILLISECONDS = 400;

/** Sends to every source of the pipeline for so long, as providers do on a day with a mistake in it. */
export async function sendTraffic(pipeline: LocalPipeline, milliseconds: number): Promise<number> {
  const sources = Object.entries(pipeline.sources);
  const startedAt = Date.now();
  const underWay: Promise<unknown>[] = [];
  for (let count = 0; ; count += 1) {
    const passed = Date.now() - startedAt;
    if (passed >= milliseconds) break;
    const [name, { url, secret }] = sources[count % sources.length] as (typeof sources)[number];
    const isMistake =
      name === WRONG_SECRET_AT && passed > milliseconds / 2 && passed < (milliseconds * 2) / 3;
    const provider: Provider = providers[providerOf(name as SourceName)];
    const wrong = provider.makeSecret(Buffer.alloc(32, 9));
    const made = makeDelivery(sampleFor(provider, count), {
      provider,
      url,
      secret: isMistake ? wrong : secret,
      time: new Date(Date.now() - Math.round(UNDER_WAY_MILLISECONDS * (1 + Math.random()))),
      now: new Date(),
      ageSeconds: 0,
      breakSignature: count % FORGED === FORGED - 1,
    });
    underWay.push(deliver(made).then(() => (count % TWICE === 0 ? deliver(made) : undefined)));
    await sleep(1_000 / rateAfter(passed));
  }
  await Promise.all(underWay);
  return underWay.length;
}

function sampleFor(provider: Provider, count: number) {
  const events = EVENTS[provider.name] ?? [];
  const event = events[Math.floor(count / 2) % events.length] ?? '';
  const number = String(count % USERS).padStart(12, '0');
  const user = provider.name === 'privy' ? `did:privy:picture${number}` : `00000000-0000-4000-8000-${number}`;
  return sampleOf(provider, { event, user });
}

function rateAfter(milliseconds: number): number {
  const swing = (1 - Math.cos((2 * Math.PI * milliseconds) / MINUTE)) / 2;
  return RATE.least + (RATE.most - RATE.least) * swing;
}
