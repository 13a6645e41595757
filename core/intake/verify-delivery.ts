import { providerOf } from '../events/source-name.ts';
import { flawOfSecret } from '../providers/flaw-of-secret.ts';
import { providers } from '../providers/index.ts';
import type { Provider, RawRequest } from '../providers/provider.ts';
import type { AcceptedSecret, SigningSecrets } from '../secrets/secrets.ts';
import type { Source } from './admit.ts';
import { type CallLog, recordCall } from './dependency-call.ts';
import type { Receipt } from './receipt.ts';

/** The secret that verified the delivery, or what to answer instead. */
export type VerifiedDelivery =
  | ({ readonly ok: true; readonly secret: AcceptedSecret } & Pick<Receipt, 'secretFlaw'>)
  | { readonly ok: false; readonly receipt: Receipt };

/** What a delivery is verified against. */
export interface VerificationContext {
  readonly source: Source;
  readonly at: Date;
  readonly secrets: SigningSecrets;
  readonly log: CallLog;
}

/**
 * Verifies a delivery with the secrets of its source. Where no cached secret matches, it asks once whether they were
 * changed meanwhile. Fails closed: without a secret nothing is verified.
 */
export async function verifyDelivery(
  request: RawRequest,
  context: VerificationContext,
): Promise<VerifiedDelivery> {
  const { source, at, secrets, log } = context;
  const accepted = await recordCall('secrets', log, () => secrets.accepted(source.name));
  if (accepted === undefined) return refused({ outcome: 'unavailable', reason: 'secrets-unavailable' });

  const verified = check(request, accepted, context);
  if (verified.ok || !CHANGED_BY_OTHER_SECRETS.has(verified.receipt.reason)) return verified;
  const refreshed = await secrets.refreshed(source.name, at);
  const verdict = refreshed === undefined ? verified : check(request, refreshed, context);
  return isOfExpired(verdict, request, context) ? refused(EXPIRED) : verdict;
}

const EXPIRED = { outcome: 'rejected', reason: 'expired-secret' } as const;

/** Whether a delivery that no accepted secret verifies is signed with the one before the last rotation, whose grace is over. */
function isOfExpired(
  verdict: VerifiedDelivery,
  request: RawRequest,
  { source, at, secrets }: VerificationContext,
): boolean {
  if (verdict.ok || verdict.receipt.reason !== 'no-matching-signature') return false;
  const provider: Provider = providers[providerOf(source.name)];
  const value = secrets.expired(source.name);
  if (value === undefined || flawOfSecret(provider, value) !== undefined) return false;
  return provider.verify(request, [value], at).ok;
}

/** Any other verdict would be the same with any secret. */
const CHANGED_BY_OTHER_SECRETS: ReadonlySet<Receipt['reason']> = new Set([
  'no-signing-secret',
  'unusable-signing-secret',
  'no-matching-signature',
]);

function check(
  request: RawRequest,
  accepted: readonly AcceptedSecret[],
  { source, at }: VerificationContext,
): VerifiedDelivery {
  const provider: Provider = providers[providerOf(source.name)];
  const usable = accepted.filter(({ value }) => flawOfSecret(provider, value) === undefined);
  const lack = lackOfCurrent(provider, accepted);
  if (usable.length === 0 && lack !== undefined) return refused(lack);

  const values = usable.map(({ value }) => value);
  const verification = provider.verify(request, values, at);
  if (!verification.ok) {
    // It may be signed with the secret that nobody can use yet, which is no forgery.
    const excusable = lack !== undefined && verification.reason === 'no-matching-signature';
    return refused(excusable ? lack : { outcome: 'rejected', reason: verification.reason });
  }
  const secret = usable[verification.secretIndex];
  if (secret === undefined) throw new RangeError(`no secret at index ${verification.secretIndex}`);
  return { ok: true, secret, ...flawOf(lack) };
}

/** What to answer where the current secret is missing or cannot be one, and no other verifies the delivery. */
function lackOfCurrent(provider: Provider, accepted: readonly AcceptedSecret[]): Receipt | undefined {
  const current = accepted.find(({ stage }) => stage === 'current');
  if (current === undefined) return { outcome: 'unavailable', reason: 'no-signing-secret' };
  const secretFlaw = flawOfSecret(provider, current.value);
  if (secretFlaw === undefined) return undefined;
  return { outcome: 'unavailable', reason: 'unusable-signing-secret', secretFlaw };
}

function flawOf(lack: Receipt | undefined): Pick<Receipt, 'secretFlaw'> {
  return lack?.secretFlaw === undefined ? {} : { secretFlaw: lack.secretFlaw };
}

function refused(receipt: Receipt): VerifiedDelivery {
  return { ok: false, receipt };
}
