import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { heapOptions } from '../../local/cloud/functions/sandbox-environment.ts';
import { type Bench, type BenchResult, figure } from '../bench.ts';
import { STEPS } from './steps.ts';

const run = promisify(execFile);
/** What the keeper and the writer have. */
const MEMORY_MEGABYTES = 512;
const BUCKET = 'archive';
const DAY = '2026-11-22';

/** What a step prints. */
interface StepResult {
  readonly outcome: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** The archive with so many events on one day. */
export function archiveBench(count: number): Bench {
  return {
    name: 'archive',
    title: `The archive: ${count.toLocaleString('en')} events on one day`,
    about: `Seconds by the clock and of a processor, and megabytes of memory at most. Each step is a process of its own with the heap that Lambda gives a function of ${MEMORY_MEGABYTES} MB; the bucket is another.`,
    run: async (onProgress) => await measureSteps(count, onProgress),
  };
}

async function measureSteps(count: number, onProgress: (step: string) => void): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'archive-bench-'));
  const server = spawn(process.execPath, [fileOf('serve-buckets.ts'), folder, BUCKET], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const endpoint = await firstLine(server);
    const rows: string[][] = [];
    let most = 0;
    for (const name of Object.keys(STEPS)) {
      const { outcome, seconds, cpuSeconds, megabytes } = await runStep(name, [
        endpoint,
        BUCKET,
        DAY,
        String(count),
      ]);
      onProgress(`${name}: ${figure(seconds)} s, ${figure(megabytes)} MB`);
      rows.push([name, outcome, figure(seconds), figure(cpuSeconds), figure(megabytes)]);
      most = Math.max(most, megabytes);
    }
    return {
      tables: [{ columns: ['step', 'outcome', 'seconds', 'of a processor', 'MB'], rows }],
      goals: [
        {
          goal: `every step fits ${MEMORY_MEGABYTES} MB`,
          measured: `${figure(most)} MB`,
          isMet: most <= MEMORY_MEGABYTES,
        },
      ],
    };
  } finally {
    server.stdin?.end();
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}

async function runStep(name: string, parameters: readonly string[]): Promise<StepResult> {
  const { stdout } = await run(process.execPath, [
    ...heapOptions(MEMORY_MEGABYTES),
    fileOf('run-step.ts'),
    name,
    ...parameters,
  ]);
  return JSON.parse(stdout) as StepResult;
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  for await (const chunk of stdout ?? []) return String(chunk).trim();
  throw new Error('the bucket has not started');
}

function fileOf(name: string): string {
  return join(import.meta.dirname, name);
}
