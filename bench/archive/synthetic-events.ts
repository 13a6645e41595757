import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeEnvelope } from '../../core/events/encode-envelope.ts';
import type { SourceName } from '../../core/events/source-name.ts';

/** Two thirds of the events are of the one source, one third of the other. */
const KINDS: readonly (readonly [SourceName, string])[] = [
  ['privy/main', 'user.linked_account'],
  ['privy/main', 'user.updated_account'],
  ['dynamic/main', 'wallet.activity'],
  ['privy/main', 'user.created'],
  ['privy/main', 'user.wallet_created'],
  ['dynamic/main', 'user.created'],
];
const EVENTS_PER_USER = 20;
const MILLISECONDS = 24 * 60 * 60 * 1000;

/** How many there are, and of which day. */
export interface Events {
  readonly day: string;
  readonly count: number;
  /** The number of the first. @default 0 */
  readonly first?: number;
}

/** What an event is known by. */
export interface EventName {
  readonly source: SourceName;
  readonly id: string;
  readonly type: string;
  readonly received: string;
}

/** What the same events are known by, without their envelopes. */
export function* syntheticNames({ day, count, first = 0 }: Events): Iterable<EventName> {
  const start = Date.parse(`${day}T00:00:00.000Z`);
  for (let number = first; number < first + count; number += 1) {
    const [source, name] = KINDS[number % KINDS.length] as (typeof KINDS)[number];
    yield {
      source,
      id: idOf(number),
      type: typeOf(source, name),
      received: receivedAt(start, number - first, count),
    };
  }
}

/** The events of a day, in the order of their receipt, each with payloads of the catalogue about a user of its own. */
export function* syntheticEvents({ day, count, first = 0 }: Events): Iterable<string> {
  const payloads = KINDS.map(([source, name]) => payloadOf(source, name));
  const users = Math.max(1, Math.floor(count / EVENTS_PER_USER));
  const start = Date.parse(`${day}T00:00:00.000Z`);
  for (let number = first; number < first + count; number += 1) {
    const [source, name] = KINDS[number % KINDS.length] as (typeof KINDS)[number];
    const user = userName(scattered(number) % users);
    const received = receivedAt(start, number - first, count);
    const payload = (payloads[number % KINDS.length] as string)
      .replaceAll('USER', user)
      .replaceAll('ADDRESS', hash('sha256', user).slice(0, 40))
      .replaceAll('HASH', hash('sha256', String(number)));
    yield encodeEnvelope(attributesOf(source, { name, user, number, received }), payload);
  }
}

/** The user with a number: in an envelope the subject. */
export function userName(number: number): string {
  return `did:privy:cm${scattered(number).toString(36).padStart(7, '0')}${String(number).padStart(14, '0')}`;
}

interface Facts {
  readonly name: string;
  readonly user: string;
  readonly number: number;
  readonly received: string;
}

function attributesOf(source: SourceName, { name, user, number, received }: Facts) {
  const type = typeOf(source, name);
  return {
    specversion: '1.0',
    id: idOf(number),
    source,
    type,
    subject: user,
    time: received,
    datacontenttype: 'application/json',
    dataschema: `urn:wallet-webhooks:${type}`,
    receivedtime: received,
    environment: 'production',
    partitionkey: `${source}#${user}`,
  } as const;
}

function receivedAt(start: number, index: number, count: number): string {
  return new Date(start + Math.floor((index * MILLISECONDS) / count)).toISOString();
}

function typeOf(source: SourceName, name: string): string {
  return `${source.split('/')[0]}.${name}`;
}

function idOf(number: number): string {
  return `msg_${scattered(number).toString(36)}${number}`;
}

/** A payload with marks wherever it names its user, an address or a transaction: what differs does not compress. */
function payloadOf(source: SourceName, name: string): string {
  const [provider = ''] = source.split('/');
  const folder = join(import.meta.dirname, `../../core/providers/${provider}/fixtures`);
  const text = readFileSync(join(folder, `${name}.json`), 'utf8').trim();
  return text
    .replaceAll(/did:privy:\w+/g, 'USER')
    .replaceAll(/"userId": ?"[^"]+"/g, '"userId":"USER"')
    .replaceAll(/0x[0-9a-fA-F]{64}/g, '0xHASH')
    .replaceAll(/0x[0-9a-fA-F]{40}/g, '0xADDRESS')
    .replace(/^\{/, '{"trace_id":"HASH",');
}

/** A number far from its neighbours, the same each time. */
function scattered(number: number): number {
  return (Math.imul(number + 1, 2_654_435_761) >>> 0) ^ (number >>> 3);
}
