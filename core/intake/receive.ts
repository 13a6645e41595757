import { checkDrift } from '../events/drift.ts';
import { isKnownType } from '../events/event-types.ts';
import { isSourceName } from '../events/source-name.ts';
import type { JsonObject, RawRequest } from '../providers/provider.ts';
import type { SigningSecrets } from '../secrets/secrets.ts';
import { MAX_MESSAGE_BYTES } from '../topic/message-size.ts';
import { admit, type Source } from './admit.ts';
import type { CallLog } from './dependency-call.ts';
import { handOver } from './hand-over.ts';
import type { HandOverPorts } from './hand-over-run.ts';
import { type Receipt, receiptEvent } from './receipt.ts';
import { type VerifiedDelivery, verifyDelivery } from './verify-delivery.ts';

/** One HTTP attempt at one of the pipeline's paths. */
export interface Delivery {
  /** What the path names, such as `privy/main`; undefined where it names nothing. */
  readonly source: string | undefined;
  readonly request: RawRequest;
}

/** What the intake depends on. */
export interface IntakePorts extends HandOverPorts {
  readonly secrets: SigningSecrets;
}

/** How the intake is set up. */
export interface IntakeOptions {
  readonly sources: ReadonlyMap<string, Source>;
  /** How long the ledger remembers an event. */
  readonly retentionDays: number;
}

/**
 * Receives one delivery: verify → describe → claim → publish → mark. A dependency that fails shows in the receipt.
 *
 * Nothing of the delivery is parsed, and nothing is read from or written to the ledger, before its signature is verified.
 */
export async function receive(
  delivery: Delivery,
  options: IntakeOptions,
  ports: IntakePorts,
): Promise<Receipt> {
  const { request } = delivery;
  const source = knownSource(delivery.source, options);
  if (source === undefined) return { outcome: 'unknown-source' };
  if (request.body.byteLength > MAX_MESSAGE_BYTES) return { outcome: 'too-large', reason: 'body-too-large' };

  const receivedAt = ports.now();
  const log: CallLog = { calls: [], now: ports.now };
  const verified = await verifyDelivery(request, { source, at: receivedAt, secrets: ports.secrets, log });
  if (!verified.ok) return { ...verified.receipt, calls: log.calls };
  const rotation = rotationOf(verified);

  const admission = admit(request, { source, receivedAt, retentionDays: options.retentionDays });
  if (!admission.ok) return { ...admission.refusal, ...rotation, calls: log.calls };

  const { event, entry, message, payload } = admission.admitted;
  const { calls, ...handedOver } = await handOver(
    { entry, message, retentionDays: options.retentionDays },
    ports,
  );
  return {
    ...handedOver,
    event: receiptEvent(event),
    ...rotation,
    ...unexpected(event.type, payload),
    calls: [...log.calls, ...calls],
  };
}

/** What the delivery showed of the source's secrets. */
function rotationOf({
  secret,
  secretFlaw,
}: Extract<VerifiedDelivery, { ok: true }>): Pick<
  Receipt,
  'verifiedByPrevious' | 'graceIsEnding' | 'secretFlaw'
> {
  return {
    ...(secret.stage === 'previous' ? { verifiedByPrevious: true } : {}),
    ...(secret.isEnding === true ? { graceIsEnding: true } : {}),
    ...(secretFlaw === undefined ? {} : { secretFlaw }),
  };
}

/** What the catalogue did not expect of the event. Looked at last: it must never stand in the way of the event. */
function unexpected(type: string, payload: JsonObject): Pick<Receipt, 'unknownType' | 'drift'> {
  if (!isKnownType(type)) return { unknownType: true };
  const drift = checkDrift(type, payload);
  return drift.length === 0 ? {} : { drift };
}

function knownSource(name: string | undefined, { sources }: IntakeOptions): Source | undefined {
  return name !== undefined && isSourceName(name) ? sources.get(name) : undefined;
}
