import { fixtureNames } from '../../ops/send/fixtures.ts';

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
    signsTime: false,
    publishesAddresses: false,
  },
};

/** What the demo knows of a provider: of one that it was told nothing of, what the fixtures tell. */
export function samplesOf(provider: string): SampleProvider {
  return (
    sampleProviders[provider] ?? {
      events: fixtureNames(provider).map((name) => sample(name)),
      signsTime: false,
      publishesAddresses: false,
    }
  );
}
