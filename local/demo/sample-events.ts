import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshSvixId } from './fresh-svix-id.ts';

/** An event of which a provider's fixtures have an example. */
export interface SampleEvent {
  /** The name on the wire, which is also the fixture's. */
  readonly name: string;
  /** Whether it brings a user into the directory that the handler user-directory keeps. */
  readonly savesUser: boolean;
}

/** What the demo knows of a provider. */
export interface SampleProvider {
  /** In the order in which they are sent. */
  readonly events: readonly SampleEvent[];
  /** Makes a new event of a fixture's: an id and a time of its own. */
  readonly renew: (text: string, at: Date) => { readonly id: string; readonly text: string };
  /** Whether a signature grows old. */
  readonly signsTime: boolean;
  /** Whether it says which addresses it sends from, so that its sources have a list of them. */
  readonly publishesAddresses: boolean;
}

const sample = (name: string, savesUser = false): SampleEvent => ({ name, savesUser });

const sampleProviders: Readonly<Partial<Record<string, SampleProvider>>> = {
  privy: {
    events: [
      sample('user.created', true),
      sample('user.linked_account', true),
      sample('user.wallet_created', true),
      sample('mfa.disabled', true),
      sample('transaction.confirmed'),
      sample('privy.test'),
    ],
    // The id and the time are in Svix's headers.
    renew: (text, at) => ({ id: freshSvixId(at), text }),
    signsTime: true,
    publishesAddresses: true,
  },
  dynamic: {
    events: [
      sample('user.created', true),
      sample('wallet.linked', true),
      sample('user.updated', true),
      sample('ping'),
    ],
    renew: renewDynamic,
    signsTime: false,
    publishesAddresses: false,
  },
};

function renewDynamic(text: string, at: Date): { id: string; text: string } {
  const { messageId, eventId, eventName, timestamp } = JSON.parse(text) as Record<string, string>;
  const renewed = randomUUID();
  return {
    id: `${renewed}:${eventName}`,
    text: text
      .replace(eventId ?? '', renewed)
      .replace(messageId ?? '', randomUUID())
      .replace(timestamp ?? '', at.toISOString()),
  };
}

/** What the demo knows of a provider: of one that it was told nothing of, what the fixtures tell. */
export function samplesOf(provider: string): SampleProvider {
  return (
    sampleProviders[provider] ?? {
      events: sampleNames(provider).map((name) => sample(name)),
      renew: (text) => ({ id: randomUUID(), text }),
      signsTime: false,
      publishesAddresses: false,
    }
  );
}

const PROVIDERS = join(import.meta.dirname, '..', '..', 'core', 'providers');

/** The names of all events of which a provider has a fixture. */
export function sampleNames(provider: string): string[] {
  const files = readdirSync(join(PROVIDERS, provider, 'fixtures'));
  return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
}

/** The body of an event, byte for byte as the provider sends it. */
export function readFixture(provider: string, name: string): string {
  return readFileSync(join(PROVIDERS, provider, 'fixtures', `${name}.json`), 'utf8');
}
