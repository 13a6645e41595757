import type { SecretFlaw } from '../../../core/providers/provider.ts';
import type { ExpectedAbout } from './expected-about.ts';

/** What the conformance suite must know of a provider: `<provider>/conformance-case.ts` says it. */
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
