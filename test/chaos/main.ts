import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CannotStartError } from '../../local/cloud/cannot-start-error.ts';
import { BadFlagError, type ChaosFlags, parseFlags, USAGE } from './flags.ts';
import { createOutput } from './output.ts';
import { runChaos } from './run-chaos.ts';

const EXIT_FAILED = 1;
const EXIT_CANNOT_START = 2;
const EXIT_INTERRUPTED = 130;
const MOST_SEEDS = 1_000_000;

async function main(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args, randomInt(1, MOST_SEEDS));
  if (flags.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  return await run(flags, stop.signal);
}

async function run(flags: ChaosFlags, stop: AbortSignal): Promise<number> {
  const output = createOutput(flags, process.stdout);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-chaos-'));
  output.begin();
  let passed = false;
  try {
    const report = await runChaos({ ...flags, dataDirectory }, output, stop);
    if (stop.aborted) return EXIT_INTERRUPTED;
    passed = report.passed;
    output.report(report, passed ? undefined : join(dataDirectory, 'logs'));
    return passed ? 0 : EXIT_FAILED;
  } catch (error) {
    if (!(error instanceof CannotStartError)) process.stderr.write(`The logs are kept in ${dataDirectory}\n`);
    throw error;
  } finally {
    output.end();
    if (passed || stop.aborted) await rm(dataDirectory, { recursive: true, force: true });
  }
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  const cannotStart = error instanceof BadFlagError || error instanceof CannotStartError;
  process.exit(cannotStart ? EXIT_CANNOT_START : EXIT_FAILED);
}
