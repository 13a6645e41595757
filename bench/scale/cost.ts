import type { Simulated } from './simulation/simulate.ts';

/** List prices of us-east-1 in USD: of a million, of a gigabyte, or as it says. */
const PRICES = {
  request: 3.5,
  inspected: 0.6,
  invocation: 0.2,
  gigabyteSecond: 0.000_013_333_4,
  write: 0.625,
  publish: 0.3,
  publishedGigabyte: 0.017,
  delivery: 0.01,
  deliveredGigabyte: 0.001,
  queueRequest: 0.5,
  logGigabyte: 0.5,
} as const;

/** What an event weighs on its way. */
const EVENT_BYTES = 3_600;
const ACCESS_LINE_BYTES = 420;
/** Of a batch: it is received, and deleted. */
const REQUESTS_PER_BATCH = 2;
const GIGABYTE = 1e9;
const MILLION = 1e6;

/** How long the lines are that the functions write. */
export interface LineBytes {
  readonly intake: number;
  readonly handler: number;
}

/** What a million accepted events cost, by what it is for. */
export interface Cost {
  readonly name: string;
  readonly dollars: number;
}

/** By what was used in a simulation. What costs the same without any event is not in it, nor the archive. */
export function costsOfMillion({ usage, given }: Simulated, lines: LineBytes): readonly Cost[] {
  const { memoryMegabytes, handlers } = given.deployment;
  const perMillion = MILLION / usage.published;
  const gigabyteSeconds = (milliseconds: number, megabytes: number) =>
    (milliseconds / 1_000) * (megabytes / 1_024);
  const functions = (calls: number, seconds: number) =>
    (calls / MILLION) * PRICES.invocation + seconds * PRICES.gigabyteSecond;
  const gigabytes = (usage.published * EVENT_BYTES) / GIGABYTE;
  const logged =
    usage.requests * ACCESS_LINE_BYTES + usage.admitted * lines.intake + usage.handled * lines.handler;
  const writes = usage.ledgerWrites + usage.handlerWrites + usage.parkedWrites;
  const dollars: readonly (readonly [string, number])[] = [
    ['API Gateway', (usage.admitted / MILLION) * PRICES.request],
    ['web ACL', (usage.requests / MILLION) * PRICES.inspected],
    ['intake', functions(usage.admitted, gigabyteSeconds(usage.intakeMilliseconds, memoryMegabytes.intake))],
    [
      'topic',
      (usage.published / MILLION) * (PRICES.publish + handlers * PRICES.delivery) +
        gigabytes * (PRICES.publishedGigabyte + handlers * PRICES.deliveredGigabyte),
    ],
    ['queues', ((usage.batches * REQUESTS_PER_BATCH) / MILLION) * PRICES.queueRequest],
    [
      'handlers',
      functions(usage.batches, gigabyteSeconds(usage.handlerMilliseconds, memoryMegabytes.handler)),
    ],
    ['tables', (writes / MILLION) * PRICES.write],
    ['logs', (logged / GIGABYTE) * PRICES.logGigabyte],
  ];
  return dollars.map(([name, all]) => ({ name, dollars: all * perMillion }));
}
