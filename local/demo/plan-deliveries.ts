import { providerOf, type SourceName } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { describedEvent } from '../../ops/send/described-event.ts';
import { readFixture } from '../../ops/send/fixtures.ts';
import { renewalOf } from '../../ops/send/renew-event.ts';
import { SOURCE_IP_HEADER } from '../cloud/gateway/incoming-request.ts';
import { ACCEPTED, BLOCKED, DUPLICATE, type PlannedDelivery, rejected } from './planned-delivery.ts';
import { type SampleEvent, type SampleProvider, samplesOf } from './sample-events.ts';

export interface DemoSource {
  readonly name: string;
  readonly url: string;
  readonly secret: string;
}

/** A documentation address, which no provider sends from: https://www.rfc-editor.org/rfc/rfc5737 */
const UNLISTED_ADDRESS = '203.0.113.7';
/** One more than is allowed. */
const STALE_SECONDS = 301;
const SUSPICIOUS = 'Deliveries that must have no effect';

/** The sources that the demo sends to: the first of each provider. */
export function firstSources(sources: readonly Pick<DemoSource, 'name'>[]): string[] {
  const names = sources.map(({ name }) => name);
  const providerIn = (name: string) => providerOf(name as SourceName);
  return names.filter((name) => names.find((other) => providerIn(other) === providerIn(name)) === name);
}

/** What the demo sends: genuine deliveries to the first source of each provider, then what a pipeline must turn away. */
export function planDeliveries(sources: readonly DemoSource[], now: Date): PlannedDelivery[] {
  const endpoints = sources.map((source): Endpoint => {
    const provider: Provider = providers[providerOf(source.name as SourceName)];
    return { source, provider, samples: samplesOf(provider.name), now };
  });
  const firsts = endpoints.filter(({ source }) => firstSources(sources).includes(source.name));
  const genuine = firsts.flatMap(genuineDeliveries);
  return [...genuine, ...suspiciousDeliveries(firsts, genuine)];
}

interface Endpoint {
  readonly source: DemoSource;
  readonly provider: Provider;
  readonly samples: SampleProvider;
  readonly now: Date;
}

function genuineDeliveries(endpoint: Endpoint): PlannedDelivery[] {
  return endpoint.samples.events.map((sample) => makeDelivery(endpoint, sample));
}

function makeDelivery(endpoint: Endpoint, sample: SampleEvent): PlannedDelivery {
  const { source, provider, now } = endpoint;
  const { id, text } = renewalOf(provider.name)(readFixture(provider.name, sample.name), now);
  const body = Buffer.from(text);
  const headers = provider.sign(body, { secret: source.secret, id, at: now });
  const event = describedEvent(provider, { headers, text });
  return {
    group: `${source.name}: genuine deliveries`,
    title: sample.name,
    ...(event.test ? { note: `${provider.title}'s test event: only subscribers that name it get it.` } : {}),
    source: source.name,
    url: source.url,
    headers,
    body,
    event: {
      id: event.id,
      type: event.type,
      provider: provider.name,
      test: event.test,
      ...(sample.savesUser && event.subject !== undefined ? { savesUser: event.subject } : {}),
    },
    expected: ACCEPTED,
  };
}

function suspiciousDeliveries(
  endpoints: readonly Endpoint[],
  genuine: readonly PlannedDelivery[],
): PlannedDelivery[] {
  const [original] = genuine;
  const [any] = endpoints;
  const timed = endpoints.find(({ samples }) => samples.signsTime);
  const listed = endpoints.find(({ samples }) => samples.publishesAddresses);
  return [
    ...(original === undefined ? [] : [duplicateOf(original)]),
    ...(any === undefined ? [] : [forged(any)]),
    ...(timed === undefined ? [] : [stale(timed)]),
    ...(listed === undefined ? [] : [offList(listed)]),
  ];
}

function duplicateOf(original: PlannedDelivery): PlannedDelivery {
  const note = 'The first delivery once more: acknowledged, and still only one message in each queue.';
  return { ...original, group: SUSPICIOUS, title: `${original.title} again`, note, expected: DUPLICATE };
}

function forged(endpoint: Endpoint): PlannedDelivery {
  const delivery = suspicious(endpoint, 'one byte changed');
  const body = Buffer.from(delivery.body);
  const middle = Math.floor(body.length / 2);
  body.writeUInt8(body.readUInt8(middle) ^ 1, middle);
  const note = 'A byte of the body is not the one that was signed: refused, and written nowhere.';
  return { ...delivery, body, note, expected: rejected('no-matching-signature') };
}

function stale(endpoint: Endpoint): PlannedDelivery {
  const sentAt = { ...endpoint, now: new Date(endpoint.now.getTime() - STALE_SECONDS * 1000) };
  const note = `Signed correctly, but ${STALE_SECONDS} s ago, and ${STALE_SECONDS - 1} are allowed: it might be a recording.`;
  return { ...suspicious(sentAt, `${STALE_SECONDS} s old`), note, expected: rejected('stale-timestamp') };
}

function offList(endpoint: Endpoint): PlannedDelivery {
  const delivery = suspicious(endpoint, `from ${UNLISTED_ADDRESS}`);
  const headers = { ...delivery.headers, [SOURCE_IP_HEADER]: UNLISTED_ADDRESS };
  const note = 'Signed correctly, but its address is not on the list: the web ACL keeps it from the intake.';
  return { ...delivery, headers, note, expected: BLOCKED };
}

/** A delivery of an event that was never sent before. */
function suspicious(endpoint: Endpoint, title: string): PlannedDelivery {
  const [sample] = endpoint.samples.events;
  if (sample === undefined) throw new Error(`the demo has no event of ${endpoint.provider.name}`);
  return { ...makeDelivery(endpoint, sample), group: SUSPICIOUS, title };
}
