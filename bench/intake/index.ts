import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchResult, Goal } from '../bench.ts';
import { figure } from '../bench.ts';
import { quantile } from '../measure.ts';
import { startServices } from '../services/start-services.ts';
import { SECRET } from './receiver-environment.ts';
import { buildReceivers, CALLS_ALONE, OURS, REFERENCE, type Receiver } from './receivers.ts';
import type { ReceiverRun } from './run-receiver.ts';
import { startReceiver } from './start-receiver.ts';

const ROUNDS = 7;
const DELIVERIES = 400;

/** The built function against a receiver as tutorials build it, and against the least that anybody can do. */
export const intake: Bench = {
  name: 'intake',
  title: 'The intake function',
  about:
    'The built bundle in a process of its own, fed with deliveries of Privy of 3 KB, each of another event. What it calls answers at ' +
    `once. CPU time in milliseconds, medians of ${ROUNDS} processes in turns.`,
  async run(onProgress) {
    const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-bench-'));
    try {
      return await measured(buildReceivers(folder), onProgress);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measured(
  receivers: readonly Receiver[],
  onProgress: (step: string) => void,
): Promise<BenchResult> {
  const services = await startServices({ secret: SECRET });
  const runs = new Map<string, ReceiverRun[]>(receivers.map(({ name }) => [name, []]));
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      onProgress(`round ${round} of ${ROUNDS}`);
      for (const { name, file } of receivers)
        runs.get(name)?.push(await startReceiver(file, { services, deliveries: DELIVERIES }));
    }
  } finally {
    services.close();
  }
  return resultOf(receivers, runs);
}

function resultOf(
  receivers: readonly Receiver[],
  runs: ReadonlyMap<string, readonly ReceiverRun[]>,
): BenchResult {
  const median = (name: string, what: keyof ReceiverRun) =>
    quantile(
      (runs.get(name) ?? []).map((run) => run[what]),
      0.5,
    );
  const rows = receivers.map(({ name, bytes }) => [
    name,
    figure(bytes / 1_024),
    figure(median(name, 'load')),
    figure(median(name, 'first')),
    figure(median(name, 'warm')),
  ]);
  const share = median(OURS, 'warm') / median(CALLS_ALONE, 'warm');
  const later = median(OURS, 'first') - median(REFERENCE, 'first');
  const longer = median(OURS, 'load') - median(CALLS_ALONE, 'load');
  const goals: Goal[] = [
    {
      goal: 'a warm delivery takes at most 1.2 times the CPU of its three calls alone',
      measured: `${share.toFixed(2)} times`,
      isMet: share <= 1.2,
      reason:
        'the rest is the signature, the envelope, the comparison with the catalogue, and a line that is the metrics',
    },
    {
      goal: 'the first delivery takes no more than that of a receiver as tutorials build it',
      measured: `${figure(median(OURS, 'first'))} ms against ${figure(median(REFERENCE, 'first'))} ms`,
      isMet: later <= 0,
      reason:
        'it makes six calls instead of three, with one client more: both versions of the secret, and the flag',
    },
    {
      goal: 'loading takes at most 15 ms more than the clients of its three calls',
      measured: `${figure(longer)} ms more`,
      isMet: longer <= 15,
    },
  ];
  const figures = {
    'intake.load': median(OURS, 'load'),
    'intake.first': median(OURS, 'first'),
    'intake.warm': median(OURS, 'warm'),
    'intake.line': median(OURS, 'line'),
  };
  return { tables: [{ columns: ['', 'bundle KB', 'load', 'first', 'warm'], rows }], goals, figures };
}
