import type { CanaryDelivery } from '../../core/canary/canary-delivery.ts';
import type { DeliveryAnswer } from '../../core/canary/fly.ts';

/** As long as the providers wait. */
const TIMEOUT_MILLISECONDS = 15_000;
/** A code, such as the intake answers with: of anything else nothing is logged. */
const CODE = /^[\w-]{1,64}$/;

/** Posts a delivery as a provider would: it follows no redirect. Does not throw. */
export async function postDelivery(
  url: string,
  { headers, body }: CanaryDelivery,
  timeoutMilliseconds = TIMEOUT_MILLISECONDS,
): Promise<DeliveryAnswer> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body: Buffer.from(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    const reason = reasonIn(await answer.text());
    return { status: answer.status, ...(reason === undefined ? {} : { reason }) };
  } catch (error) {
    return { fault: causeOf(error) };
  }
}

function reasonIn(text: string): string | undefined {
  try {
    const { reason } = JSON.parse(text) as { readonly reason?: unknown };
    return typeof reason === 'string' && CODE.test(reason) ? reason : undefined;
  } catch {
    return undefined;
  }
}

/** `fetch` says of every failure that it failed; why, such as `ENOTFOUND`, stands in the cause. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}
