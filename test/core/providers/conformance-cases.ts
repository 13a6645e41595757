import type { ProviderName } from '../../../core/providers/index.ts';
import type { SecretFlaw } from '../../../core/providers/provider.ts';
import { expectedDynamic } from './dynamic/expected-about.ts';
import type { ExpectedAbout } from './expected-about.ts';
import { expectedPrivy } from './privy/expected-about.ts';

/** What the conformance suite must know of a provider. A new provider needs an entry here, or this does not compile. */
export interface ConformanceCase {
  readonly secrets: readonly [string, string];
  readonly wrongSecret: string;
  /** Secrets that must never verify anything, whatever the signature. */
  readonly unusableSecrets: readonly string[];
  /** Secrets in every form that the provider issues or its own libraries accept. */
  readonly goodForms: readonly string[];
  /** What else may be put in a secret's place, and what is said of it. */
  readonly flaws: readonly (readonly [text: string, flaw: SecretFlaw])[];
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
    unusableSecrets: ['', 'whsec_', 'whsec_%%%%', 'whsec_d2ViaG9vay1m\n', 'whsec_AAAAAAAA'],
    goodForms: [
      'whsec_8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q=',
      '8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q=',
      'whsec_8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q',
    ],
    flaws: [
      ['', 'no-key'],
      ['whsec_', 'no-key'],
      ['whsec_AAAAAAAA', 'no-key'],
      ['whsec_%%%%', 'not-base64'],
      ['whsec_d2ViaG9vay1maXh0_XJl', 'not-base64'],
      ['whsec_your_signing_key', 'not-base64'],
      ['whsec_********', 'masked'],
      ['did:privy:zoe', 'not-base64'],
    ],
    id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
    at: new Date('2026-11-22T00:00:01.000Z'),
    about: expectedPrivy,
    time: '2026-11-22T00:00:00.120Z',
    testEvent: 'privy.test',
  },
  dynamic: {
    secrets: [
      'dyn_fixtureSecret0000000000000000000000000001',
      'dyn_[fixture{Secret}]000000000000000000000002',
    ],
    wrongSecret: 'dyn_fixtureSecret0000000000000000000000000009',
    unusableSecrets: [''],
    goodForms: [
      'dyn_[a{b',
      `dyn_!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~`,
      'dyn_SECRET=value',
      '[a secret without the prefix]'.replaceAll(' ', '-'),
      '{"',
      '1234567890',
    ],
    flaws: [
      ['', 'no-key'],
      ['dyn_********', 'masked'],
    ],
    id: 'not-sent',
    at: new Date('2026-11-22T00:00:01.000Z'),
    about: expectedDynamic,
    time: '2026-11-22T00:00:00.123Z',
    environment: 'sandbox',
    testEvent: 'ping',
  },
};
