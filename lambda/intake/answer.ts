import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Outcome, Receipt } from '../../core/intake/receipt.ts';
import { RETRY_AFTER_SECONDS } from './retry-after.ts';

/**
 * The answer to every outcome. Acknowledged means exactly 200: Dynamic counts any other 2xx as a failure, Privy accepts
 * it. Everything else makes the provider try again.
 */
const STATUS_CODES: Readonly<Record<Outcome, number>> = {
  accepted: 200,
  duplicate: 200,
  parked: 200,
  malformed: 400,
  rejected: 401,
  'unknown-source': 404,
  'too-large': 413,
  unavailable: 503,
};

/** The HTTP answer to a delivery. The reason of a refusal is there for whoever reads the provider's delivery log. */
export function answer({ outcome, reason, event }: Receipt): APIGatewayProxyResult {
  return {
    statusCode: STATUS_CODES[outcome],
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(outcome === 'unavailable' ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
    },
    body: JSON.stringify({ status: outcome, id: event?.id, reason }),
    isBase64Encoded: false,
  };
}
