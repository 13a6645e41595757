import { fork } from 'node:child_process';
import { join } from 'node:path';
import { type Bench, type BenchResult, figure, type Goal } from '../bench.ts';
import { quantile } from '../measure.ts';
import { environmentOf, type Services, startServices } from '../services/start-services.ts';
import type { KitRun } from './run-kit.ts';

const GROUPS = [1, 5, 10] as const;
const ROUNDS = 3;
const BATCHES = 60;
const WARM_UP = 30;
const DELAY_MILLISECONDS = 4;
const EVENTS = 10;
const WHO = {
  kit: 'wallet-webhooks, applyIfNewer',
  once: 'wallet-webhooks, applyOnce',
  powertools: 'Powertools, SqsFifoPartialProcessorAsync',
} as const;

type Who = keyof typeof WHO;

/** A batch of a handler that puts one item per event, with the kit and with the processor that tutorials take. */
export const kit: Bench = {
  name: 'kit',
  title: 'The handler kit',
  about:
    `A batch of ten events, each of which takes one put that is answered after ${DELAY_MILLISECONDS} ms. The kit looks at the quarantine, checks ` +
    `the payload against the catalogue and writes a line with metrics per event, which the processor does not. With applyOnce an entry in the inbox goes ` +
    `with the put, in one transaction. Medians of ${ROUNDS} processes in turns.`,
  async run(onProgress) {
    const services = await startServices({ secret: '', delayMilliseconds: DELAY_MILLISECONDS });
    const runs = new Map<string, KitRun[]>();
    const units = new Map<Who, number>();
    try {
      for (let round = 1; round <= ROUNDS; round += 1) {
        onProgress(`round ${round} of ${ROUNDS}`);
        for (const groups of GROUPS) {
          for (const who of Object.keys(WHO) as Who[]) {
            const key = keyOf(who, groups);
            runs.set(key, [...(runs.get(key) ?? []), await runOnce(who, groups, services)]);
            units.set(who, (await services.takeWriteUnits()) / (1 + (WARM_UP + BATCHES) * EVENTS));
          }
        }
      }
    } finally {
      services.close();
    }
    return resultOf(runs, units);
  },
};

function resultOf(
  runs: ReadonlyMap<string, readonly KitRun[]>,
  units: ReadonlyMap<Who, number>,
): BenchResult {
  const median = (who: Who, groups: number, what: keyof KitRun) =>
    quantile(
      (runs.get(keyOf(who, groups)) ?? []).map((run) => run[what]),
      0.5,
    );
  const rows = (Object.keys(WHO) as Who[]).map((who) => [
    WHO[who],
    ...GROUPS.flatMap((groups) => [
      figure((EVENTS * 1_000) / median(who, groups, 'clock')),
      figure(median(who, groups, 'cpu')),
    ]),
    figure(units.get(who) ?? 0),
  ]);
  const columns = GROUPS.flatMap((groups) => [
    `${groups} ${groups === 1 ? 'user' : 'users'}: events/s`,
    'CPU ms per event',
  ]);
  const slower = GROUPS.filter(
    (groups) => median('kit', groups, 'clock') > median('powertools', groups, 'clock') * 1.1,
  );
  const goals: Goal[] = [
    {
      goal: 'no fewer events a second than the processor, from however many users',
      measured: slower.length === 0 ? 'at none fewer' : `fewer with ${slower.join(' and ')}`,
      isMet: slower.length === 0,
      reason: 'a tenth counts as noise',
    },
  ];
  const figures = Object.fromEntries(GROUPS.map((groups) => [`kit.${groups}`, median('kit', groups, 'cpu')]));
  return {
    tables: [{ columns: ['', ...columns, 'write units per event'], rows }],
    goals,
    figures: {
      ...figures,
      'kit.load': median('kit', 10, 'load'),
      'kit.line': median('kit', 10, 'line'),
      'kit.writeUnits': units.get('kit') ?? 0,
    },
  };
}

function keyOf(who: Who, groups: number): string {
  return `${who} ${groups}`;
}

function runOnce(who: Who, groups: number, services: Services): Promise<KitRun> {
  const child = fork(join(import.meta.dirname, 'run-kit.ts'), [who, String(groups), String(BATCHES)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...environmentOf(services),
      INBOX_TABLE: 'inbox',
      INBOX_RETENTION_DAYS: '100',
      USERS_TABLE: 'users',
      HANDLER_QUEUE_URL: `http://127.0.0.1:${services.port}/000000000000/handler.fifo`,
      QUARANTINE_TABLE: 'quarantine',
      HANDLER_RETRY_SECONDS: '[1]',
    },
  });
  return new Promise((resolve, reject) => {
    child.once('message', (run) => resolve(run as KitRun));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${who} ended with ${code}`)));
  });
}
