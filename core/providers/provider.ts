import type { AttemptHistory, Patience } from './patience.ts';
import type { RetrySchedule } from './retry-schedule.ts';

/**
 * What every webhook provider must be able to do. A provider is one folder beside this file and one line in
 * `index.ts`; the conformance suite in `test/core/providers` runs over all that are registered.
 */

/** One HTTP attempt as it arrived. Nothing in it may be believed before `verify` said ok. */
export interface RawRequest {
  /** Header names in lower case, each with every value it was sent with. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The body's bytes exactly as received. */
  readonly body: Uint8Array;
}

/** Why a delivery was refused. Stable codes: they are metric dimensions and log values. */
export type RejectionReason =
  | 'missing-header'
  | 'duplicate-header'
  | 'malformed-header'
  | 'stale-timestamp'
  | 'future-timestamp'
  | 'no-matching-signature';

/** `secretIndex` is the position of the matching secret in the list given to `verify`. */
export type Verification =
  | { readonly ok: true; readonly secretIndex: number }
  | { readonly ok: false; readonly reason: RejectionReason };

export type JsonObject = { readonly [name: string]: unknown };

/** What a verified delivery says about its event. */
export interface EventDescription {
  /** The provider's id of the event, the same for every retry and resend. */
  readonly id: string;
  /** The public event type, `<provider>.<name on the wire>`; `privy.test` keeps its name. */
  readonly type: string;
  /** The user the event is about, where there is one. */
  readonly subject?: string;
  /** When it happened, by the provider's clock. Absent where the provider names no time that can be read. */
  readonly time?: Date;
  /** The provider's environment, where the payload names one (Dynamic: `sandbox` or `live`). */
  readonly environment?: string;
  /** What order is kept for: the subject, else what the event is about or came from, else the event itself. */
  readonly partition: string;
  /** True for the provider's test event, which subscribers get only when they name it. */
  readonly test: boolean;
  /** When this attempt was sent, where the provider says so (Privy). */
  readonly attemptTime?: Date;
}

/** A verified delivery is refused only for want of an id to deduplicate on; everything else has a fallback. */
export type MalformedReason = 'missing-id' | 'malformed-id';

export type Description =
  | { readonly ok: true; readonly event: EventDescription }
  | { readonly ok: false; readonly reason: MalformedReason };

/** What `sign` needs to make the headers of a delivery. */
export interface SigningOptions {
  readonly secret: string;
  /** The event id; providers that carry it in the body ignore it. */
  readonly id: string;
  /** The time of the attempt; providers that sign no time ignore it. */
  readonly at: Date;
}

/**
 * What a text looks like that cannot be a signing secret, in most cases because it was pasted wrongly. Stable codes: they are
 * logged, and say nothing of the text but its form.
 */
export type SecretFlaw =
  | 'quoted'
  | 'json'
  | 'assignment'
  | 'masked'
  | 'cut-off'
  | 'address'
  | 'prefix-inside'
  | 'white-space-inside'
  | 'not-printable-ascii'
  | 'of-another-provider'
  | 'not-base64'
  | 'no-key';

export interface Provider {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Where its dashboard has the endpoints, such as `Configuration > Webhooks`. */
  readonly webhooksPage: string;
  /** The headers that a signature comes in, in lower case: no log may show them, because a signature can be sent again. */
  readonly signatureHeaders: readonly string[];
  /**
   * What is in each such header that can be right, as a regular expression of at most 200 characters that PCRE and JavaScript
   * read alike: without groups and alternatives. The web ACL drops a request that has none, so it must match whatever `verify` may
   * accept, and may match more.
   */
  readonly signatureForm: string;
  /** The name on the wire of its test event, which subscribers get only when they name it. */
  readonly testEvent: string;
  /** How a secret of the provider begins, where it can be told by that. Another provider's source then refuses it. */
  readonly secretPrefix?: string;
  /**
   * Why the text, which has no white space around it, can be no secret of this provider; undefined where it can. Must doubt
   * only what is certain: a good secret that is refused costs every delivery.
   */
  secretFlaw(secret: string): SecretFlaw | undefined;
  /** Makes a secret such as the provider issues, for local mode; `secretFlaw` finds nothing in it. */
  makeSecret(key: Uint8Array): string;
  /** Checks the signature over the raw bytes, against every secret, in constant time. Never throws. */
  verify(request: RawRequest, secrets: readonly string[], now: Date): Verification;
  /** Makes the headers with which the provider would send this body: the twin of `verify`. */
  sign(body: Uint8Array, options: SigningOptions): Readonly<Record<string, string>>;
  /** Reads what the pipeline needs from a verified delivery and its parsed body. Never throws. */
  describe(request: RawRequest, payload: JsonObject): Description;
  /** How long until it switches an endpoint off whose deliveries fail. Absent where it has published no rule. */
  patience?(history: AttemptHistory): Patience;
  /** When it tries a failed delivery again, by names of its environments that no other provider has. Absent where it does not say. */
  readonly retrySchedules?: Readonly<Record<string, RetrySchedule>>;
}
