import { providerOf } from '../events/source-name.ts';
import { providers } from '../providers/index.ts';
import type { Provider, RawRequest } from '../providers/provider.ts';
import type { AcceptedSecret, SigningSecrets } from '../secrets/secrets.ts';
import type { Source } from './admit.ts';
import type { Receipt } from './receipt.ts';

export type VerifiedDelivery =
  | { readonly ok: true; readonly secret: AcceptedSecret }
  | { readonly ok: false; readonly receipt: Receipt };

export interface VerificationContext {
  readonly source: Source;
  readonly at: Date;
  readonly secrets: SigningSecrets;
}

/**
 * Verifies a delivery with the secrets of its source. Where no cached secret matches, it asks once whether they were
 * rotated meanwhile. Fails closed: without a secret nothing is verified.
 */
export async function verifyDelivery(
  request: RawRequest,
  context: VerificationContext,
): Promise<VerifiedDelivery> {
  const { source, secrets } = context;
  let accepted: readonly AcceptedSecret[];
  try {
    accepted = await secrets.accepted(source.name);
  } catch (error) {
    return refused({
      outcome: 'unavailable',
      reason: 'secrets-unavailable',
      faults: [{ call: 'secrets', error }],
    });
  }

  const first = check(request, accepted, context);
  if (first.ok || first.receipt.reason !== refreshable(accepted)) return first;
  const refreshed = await secrets.refreshed(source.name);
  return refreshed === undefined ? first : check(request, refreshed, context);
}

/** The one verdict that other secrets could change; anything else would fail with any secret. */
function refreshable(accepted: readonly AcceptedSecret[]): Receipt['reason'] {
  return accepted.length === 0 ? 'no-signing-secret' : 'no-matching-signature';
}

function check(
  request: RawRequest,
  accepted: readonly AcceptedSecret[],
  { source, at }: VerificationContext,
): VerifiedDelivery {
  if (accepted.length === 0) return refused({ outcome: 'unavailable', reason: 'no-signing-secret' });

  const provider: Provider = providers[providerOf(source.name)];
  const values = accepted.map(({ value }) => value);
  const verification = provider.verify(request, values, at);
  if (!verification.ok) return refused({ outcome: 'rejected', reason: verification.reason });

  const secret = accepted[verification.secretIndex];
  if (secret === undefined) throw new RangeError(`no secret at index ${verification.secretIndex}`);
  return { ok: true, secret };
}

function refused(receipt: Receipt): VerifiedDelivery {
  return { ok: false, receipt };
}
