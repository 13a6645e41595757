import { OpsError } from '../ops-error.ts';
import type { SendOptions } from './send-options.ts';

/** More would be a load test, for which there is `npm run bench`. */
const MAX_COUNT = 10_000;
const MAX_RATE = 200;

/** Throws an `OpsError` where the options contradict each other, or are out of range. */
export function checkSendOptions({ count, rate, outage, ...options }: SendOptions): void {
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= MAX_COUNT))
    refuse(`--count ${count} is no number of events; allowed: 1 to ${MAX_COUNT}`);
  if (rate !== undefined && !(rate > 0 && rate <= MAX_RATE))
    refuse(`--rate ${rate} is no number of deliveries per second; allowed: up to ${MAX_RATE}`);
  if (outage === undefined) return;
  const others = {
    time: '--time',
    breakSignature: '--break-signature',
    ageSeconds: '--age',
    duplicate: '--duplicate',
  };
  for (const [name, flag] of Object.entries(others)) {
    if (options[name as keyof typeof others] !== undefined)
      refuse(`--outage and ${flag} do not go together: after an outage a provider sends what happened in it`);
  }
}

function refuse(message: string): never {
  throw new OpsError('misused', message);
}
