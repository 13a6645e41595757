import type { ProviderName } from '../../../core/providers/index.ts';
import { expectedDynamic } from './dynamic/expected-about.ts';
import type { ExpectedAbout } from './expected-about.ts';
import { expectedPrivy } from './privy/expected-about.ts';

/** What the conformance suite must know of a provider. A new provider needs an entry here, or this does not compile. */
export interface ConformanceCase {
  readonly secrets: readonly [string, string];
  readonly wrongSecret: string;
  /** Secrets that must never verify anything, whatever the signature. */
  readonly unusableSecrets: readonly string[];
  /** The id that a delivery of a fixture is signed with, for providers that carry it in a header. */
  readonly id: string;
  readonly at: Date;
  /** Wire name to subject and partition, literally. */
  readonly about: Readonly<Record<string, ExpectedAbout>>;
  readonly time: string;
  readonly environment?: string;
  readonly testEvent: string;
}

export const conformanceCases: Readonly<Record<ProviderName, ConformanceCase>> = {
  privy: {
    secrets: ['whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx', 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAw'],
    wrongSecret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
    unusableSecrets: ['', 'whsec_', 'whsec_%%%%', 'whsec_d2ViaG9vay1m\n', 'd2ViaG9vay1maXh0dXJlLWtleS0wMDAx'],
    id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
    at: new Date('2026-11-22T00:00:01.000Z'),
    about: expectedPrivy,
    time: '2026-11-22T00:00:00.120Z',
    testEvent: 'privy.test',
  },
  dynamic: {
    secrets: [
      'dyn_fixtureSecret0000000000000000000000000001',
      'dyn_[fixture{Secret}]00000000000000000000ë02',
    ],
    wrongSecret: 'dyn_fixtureSecret0000000000000000000000000009',
    unusableSecrets: [''],
    id: 'not-sent',
    at: new Date('2026-11-22T00:00:01.000Z'),
    about: expectedDynamic,
    time: '2026-11-22T00:00:00.123Z',
    environment: 'sandbox',
    testEvent: 'ping',
  },
};
