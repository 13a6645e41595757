import type { Drift, Envelope } from 'wallet-webhooks/handler';

const NAMED_PATHS = 3;

/** When it happened, and how sure it is that it happened so. */
export function certainty(
  { time, timesource, receivedtime }: Envelope,
  drift: readonly Drift[],
  doubt: string | undefined,
): string[] {
  return [
    `When: ${whenLine(time, timesource)}`,
    `Received: ${readable(receivedtime)}`,
    ['How sure: The signature is valid.', driftSentence(drift), ...(doubt === undefined ? [] : [doubt])].join(
      ' ',
    ),
  ];
}

function whenLine(time: string, timesource: string | undefined): string {
  switch (timesource) {
    case undefined:
      return `${readable(time)}, as the provider tells`;
    case 'capped':
      return `${readable(time)} at the latest: the provider's clock is ahead`;
    default:
      return `by ${readable(time)}, when it was received: the provider tells no time`;
  }
}

/** The paths are those of the catalogue, never of what was sent. */
function driftSentence(drift: readonly Drift[]): string {
  if (drift.length === 0) return 'The payload is as documented.';
  const named = drift.slice(0, NAMED_PATHS).map(({ path, found }) => `${path || 'the payload'} is ${found}`);
  const more = drift.length - named.length;
  return `The payload is not as documented (${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}), so something may be missing here.`;
}

/** Such as `2026-11-22 10:00:00 UTC`. */
function readable(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
}
