import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, figure, type Goal } from '../bench.ts';
import { quantile } from '../measure.ts';

const ROOT = join(import.meta.dirname, '../..');
const ROUNDS = 5;

/** How long somebody waits who works with it: by the clock, because that is what they wait by. */
export const startUp: Bench = {
  name: 'start-up',
  title: 'Start-up',
  about: `Seconds by the clock, medians of ${ROUNDS}: from the command to the line that says that it is ready, and to the template.`,
  async run(onProgress) {
    const starts: number[] = [];
    const synths: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      onProgress(`round ${round} of ${ROUNDS}`);
      starts.push(await secondsToReady());
      synths.push(await secondsOf('node_modules/aws-cdk/bin/cdk', 'synth', '--quiet'));
    }
    const ready = quantile(starts, 0.5);
    const goals: Goal[] = [
      { goal: 'npm start is ready in 5 s', measured: `${figure(ready)} s`, isMet: ready <= 5 },
    ];
    const rows = [
      ['npm start, to ready', figure(ready)],
      ['cdk synth', figure(quantile(synths, 0.5))],
    ];
    return { tables: [{ columns: ['', 'seconds'], rows }], goals };
  },
};

async function secondsToReady(): Promise<number> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-bench-'));
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ['local/main.ts', '--port', '0', '--no-demo', '--data-dir', dataDirectory],
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

async function secondsOf(...command: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...command], { cwd: ROOT, stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}`);
  return (performance.now() - startedAt) / 1_000;
}
