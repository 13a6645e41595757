import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, type BenchResult, figure } from '../bench.ts';
import { SECRET } from '../intake/receiver-environment.ts';
import { buildReceivers, OURS, REFERENCE, type Receiver } from '../intake/receivers.ts';
import type { ReceiverRun } from '../intake/run-receiver.ts';
import { startReceiver } from '../intake/start-receiver.ts';
import { quantile } from '../measure.ts';
import { coreShare } from '../scale/simulation/deployment.ts';
import { startServices } from '../services/start-services.ts';
import { type Limited, limitToShare } from './core-share.ts';

const MEGABYTES = [512, 1_769] as const;
const ROUNDS = 3;
const DELIVERIES = 60;

/** The built intake with what Lambda gives a function of a core, by the clock: what a provider waits for. */
export const share: Bench = {
  name: 'share',
  title: "The intake on Lambda's share of a core",
  about:
    'The same bundles, held to the share of a core that goes with the memory (512 MB: 0.29, 1,769 MB: a whole one). What they call answers at ' +
    `once, so that a call to AWS comes on top. Milliseconds by the clock, medians of ${ROUNDS} processes in turns. Whether Lambda gives more while ` +
    'a sandbox starts is not known; here it does not.',
  async run(onProgress) {
    const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-bench-'));
    try {
      const receivers = buildReceivers(folder).filter(({ name }) => name === OURS || name === REFERENCE);
      return await measured(receivers, onProgress);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

interface Case {
  readonly receiver: Receiver;
  readonly megabytes: number;
  readonly runs: ReceiverRun[];
}

async function measured(
  receivers: readonly Receiver[],
  onProgress: (step: string) => void,
): Promise<BenchResult> {
  const services = await startServices({ secret: SECRET });
  const cases: Case[] = MEGABYTES.flatMap((megabytes) =>
    receivers.map((receiver) => ({ receiver, megabytes, runs: [] })),
  );
  let by: Limited['by'] = 'cgroup';
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      onProgress(`round ${round} of ${ROUNDS}`);
      for (const { receiver, megabytes, runs } of cases) {
        const begin = (pid: number) => {
          const limited = limitToShare(pid, coreShare(megabytes));
          by = limited.by;
          return limited.end;
        };
        runs.push(await startReceiver(receiver.file, { services, deliveries: DELIVERIES, begin }));
      }
    }
  } finally {
    services.close();
  }
  return resultOf(cases, by);
}

function resultOf(cases: readonly Case[], by: Limited['by']): BenchResult {
  const rows = cases.map(({ receiver, megabytes, runs }) => [
    `${receiver.name}, ${megabytes.toLocaleString('en')} MB`,
    ...(['loadClock', 'firstClock', 'warmClock'] as const).map((what) =>
      figure(
        quantile(
          runs.map((run) => run[what]),
          0.5,
        ),
      ),
    ),
  ]);
  const columns = [`held to its share by ${by}`, 'load', 'first', 'warm'];
  return { tables: [{ columns, rows }], goals: [] };
}
