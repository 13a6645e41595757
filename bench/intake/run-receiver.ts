import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { quantile } from '../measure.ts';
import { deliveryEvent } from './delivery-event.ts';

/** What one process says of a receiver: CPU time in milliseconds, the same by the clock, and the bytes that it logs of a delivery. */
export interface ReceiverRun {
  readonly load: number;
  readonly first: number;
  readonly warm: number;
  readonly loadClock: number;
  readonly firstClock: number;
  readonly warmClock: number;
  readonly line: number;
}

interface Taken {
  readonly cpu: number;
  readonly clock: number;
}

const [bundle = '', secret = '', count = '0'] = process.argv.slice(2);
const BATCH = 20;
const WARM_UP = 60;
// What it logs is written as on Lambda, and nobody reads it here.
const context = { getRemainingTimeInMillis: () => 29_000 };
type Handler = (event: unknown, context: unknown) => Promise<{ readonly statusCode: number }>;

await once(process, 'message');
/** As the runtime does: the module is loaded, then it gets one delivery after the other. */
let handler: Handler | undefined;
const load = await taken(async () => {
  ({ handler } = (await import(pathToFileURL(bundle).href)) as { readonly handler: Handler });
});
const written = countWritten();
const first = await deliver(1);
await deliver(WARM_UP);
const times: Taken[] = [];
for (let done = 0; done < Number(count); done += BATCH) times.push(await deliver(BATCH));
const warm = (what: keyof Taken) =>
  quantile(
    times.map((each) => each[what]),
    0.5,
  );
process.send?.({
  load: load.cpu,
  first: first.cpu,
  warm: warm('cpu'),
  loadClock: load.clock,
  firstClock: first.clock,
  warmClock: warm('clock'),
  line: written() / (1 + WARM_UP + Number(count)),
} satisfies ReceiverRun);
process.disconnect?.();
process.exit();

/** What one of so many deliveries takes. */
async function deliver(deliveries: number): Promise<Taken> {
  const events = Array.from({ length: deliveries }, () => deliveryEvent(secret));
  const all = await taken(async () => {
    for (const event of events) {
      const answer = await handler?.(event, context);
      if (answer?.statusCode !== 200) throw new Error(`the receiver answered ${answer?.statusCode}`);
    }
  });
  return { cpu: all.cpu / deliveries, clock: all.clock / deliveries };
}

async function taken(work: () => Promise<void>): Promise<Taken> {
  const [before, startedAt] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1_000, clock: performance.now() - startedAt };
}

/** Counts the bytes that go to stdout from now on. */
function countWritten(): () => number {
  let bytes = 0;
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    bytes += Buffer.byteLength(chunk);
    return write(chunk, ...rest);
  };
  return () => bytes;
}
