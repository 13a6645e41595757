import { pathToFileURL } from 'node:url';
import { quantile } from '../measure.ts';
import { deliveryEvent } from './delivery-event.ts';

/** What one process says of a receiver: CPU time in milliseconds. */
export interface ReceiverRun {
  readonly load: number;
  readonly first: number;
  readonly warm: number;
}

const [bundle = '', secret = '', count = '0'] = process.argv.slice(2);
const BATCH = 20;
const WARM_UP = 60;

/** As the runtime does: the module is loaded, then it gets one delivery after the other. */
const before = cpu();
const { handler } = (await import(pathToFileURL(bundle).href)) as {
  readonly handler: (event: unknown, context: unknown) => Promise<{ readonly statusCode: number }>;
};
const load = cpu() - before;
// What it logs is written as on Lambda, and nobody reads it here.
const context = { getRemainingTimeInMillis: () => 29_000 };

const first = await cpuOf(1);
await cpuOf(WARM_UP);
const times: number[] = [];
for (let done = 0; done < Number(count); done += BATCH) times.push((await cpuOf(BATCH)) / BATCH);
process.send?.({ load, first, warm: quantile(times, 0.5) } satisfies ReceiverRun);
process.disconnect?.();
process.exit();

async function cpuOf(deliveries: number): Promise<number> {
  const events = Array.from({ length: deliveries }, () => deliveryEvent(secret));
  const startedAt = cpu();
  for (const event of events) {
    const { statusCode } = await handler(event, context);
    if (statusCode !== 200) throw new Error(`the receiver answered ${statusCode}`);
  }
  return cpu() - startedAt;
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
