import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, figure, type Goal } from '../bench.ts';
import { quantile } from '../measure.ts';
import { secondsOf, secondsToInstall } from './seconds-of.ts';
import { secondsToSwap } from './seconds-to-swap.ts';

const ROOT = join(import.meta.dirname, '../..');
const ROUNDS = 3;

/** How long somebody waits who works with it: by the clock, because that is what they wait by. */
export const startUp: Bench = {
  name: 'start-up',
  title: 'Start-up',
  about:
    `Seconds by the clock, medians of ${ROUNDS}: from the command to the line that says that it is ready, to the template, and from saving a file ` +
    'to new code for the next event (`--watch`). With --install also a clean npm ci from what npm has cached, with --tests npm test, once each.',
  async run(onProgress, { install, tests }) {
    const rounds: Record<'ready' | 'synth' | 'swap', number>[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      onProgress(`round ${round} of ${ROUNDS}`);
      rounds.push({
        ready: await secondsToReady(),
        synth: await secondsOf([process.execPath, 'node_modules/aws-cdk/bin/cdk', 'synth', '--quiet']),
        swap: await secondsToSwap(),
      });
    }
    onProgress('what is measured once');
    const installed = install ? await secondsToInstall() : undefined;
    const tested = tests ? await secondsOf(['npm', 'test']) : undefined;
    const median = (what: keyof (typeof rounds)[number]) =>
      quantile(
        rounds.map((round) => round[what]),
        0.5,
      );
    const rows = [
      ['npm start, to ready', figure(median('ready'))],
      ['cdk synth', figure(median('synth'))],
      ['`--watch`, from saving to new code', figure(median('swap'))],
      ['npm ci', installed === undefined ? 'not asked for' : figure(installed)],
      ['npm test', tested === undefined ? 'not asked for' : figure(tested)],
    ];
    return { tables: [{ columns: ['', 'seconds'], rows }], goals: goalsOf(median('ready'), tested) };
  },
};

function goalsOf(ready: number, tested: number | undefined): Goal[] {
  const goals: Goal[] = [
    {
      goal: 'npm start is ready in 5 s',
      measured: `${figure(ready)} s`,
      isMet: ready <= 5,
      reason: 'most of it is the template, and what its functions are bundled from',
    },
  ];
  if (tested !== undefined)
    goals.push({
      goal: 'npm test takes 60 s',
      measured: `${figure(tested)} s`,
      isMet: tested <= 60,
      reason: 'there are more tests, most of them with the real engines',
    });
  return goals;
}

async function secondsToReady(): Promise<number> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-bench-'));
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--import',
      './bin/require-node-24.mjs',
      'local/main.ts',
      '--port',
      '0',
      '--no-demo',
      '--data-dir',
      dataDirectory,
    ],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  try {
    return await new Promise<number>((resolve, reject) => {
      let printed = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (/^ready /m.test(printed)) resolve((performance.now() - startedAt) / 1_000);
      });
      void ended.then(() => reject(new Error(`npm start ended: ${printed}`)));
    });
  } finally {
    child.kill('SIGINT');
    await ended;
    await rm(dataDirectory, { recursive: true, force: true });
  }
}
