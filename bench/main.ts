/** `npm run bench`: measures what the docs claim, side by side with what others do. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { arch, cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, BenchOptions, BenchResult } from './bench.ts';
import { bundle } from './bundle/index.ts';
import { calls } from './calls/index.ts';
import { consoleBench } from './console/index.ts';
import { writeFigures } from './figures.ts';
import { intake } from './intake/index.ts';
import { kit } from './kit/index.ts';
import { localMode } from './local-mode/index.ts';
import { withResult } from './performance-page.ts';
import { goalLines, resultLines } from './print.ts';
import { scale } from './scale/index.ts';
import { share } from './share/index.ts';
import { startUp } from './start-up/index.ts';
import { verify } from './verify/index.ts';

const BENCHES: readonly Bench[] = [
  verify,
  intake,
  share,
  calls,
  kit,
  bundle,
  localMode,
  startUp,
  scale,
  consoleBench,
];
const DOCS = join(import.meta.dirname, '../docs');
const USAGE = `npm run bench -- [name ...] [--json FILE] [--write] [--install] [--tests]
  npm run bench -- console [--events N] [--seeded N] [--minutes N] [--write]

  [name ...]     ${BENCHES.map(({ name }) => name).join(', ')} (default all but console)
  --json <file>  writes the figures there as well
  --write        writes them into docs/performance.md, and those of scale into docs/scale.md with its plots
  --install      start-up measures npm ci too, which needs the npm registry or its cache
  --tests        start-up measures npm test too
  --events <n>   console is opened after so many deliveries (default 10000)
  --seeded <n>   and so many before them, which are only written into logs and archive (default 0)
  --minutes <n>  console stays open so long, while more come (default 10)
  --help         prints this

On a machine that does nothing else: all of it takes less than ten minutes.`;

interface Wanted {
  readonly benches: readonly Bench[];
  readonly options: BenchOptions;
  readonly json: string | undefined;
  readonly write: boolean;
}

function wantedBy(args: string[]): Wanted | 'help' | { readonly problem: string } {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: 'string' },
      write: { type: 'boolean', default: false },
      install: { type: 'boolean', default: false },
      tests: { type: 'boolean', default: false },
      events: { type: 'string', default: '10000' },
      seeded: { type: 'string', default: '0' },
      minutes: { type: 'string', default: '10' },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) return 'help';
  const unknown = positionals.find((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown !== undefined) return { problem: `no bench "${unknown}"` };
  const isNamed = ({ name }: Bench) => positionals.includes(name);
  const benches = BENCHES.filter((bench) => (positionals.length === 0 ? !bench.onlyNamed : isNamed(bench)));
  const { json, write, install, tests } = values;
  const counts = { events: values.events, seeded: values.seeded, minutes: values.minutes };
  const wrong = Object.entries(counts).find(([, text]) => !/^\d{1,7}$/.test(text));
  if (wrong !== undefined) return { problem: `--${wrong[0]} is "${wrong[1]}"; allowed: a whole number` };
  const [events, seeded, minutes] = Object.values(counts).map(Number) as [number, number, number];
  return { benches, options: { install, tests, events, seeded, minutes }, json, write };
}

async function main({ benches, options, json, write }: Wanted): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node ${process.version}`;
  process.stdout.write(`${machine}\n`);
  const results: Record<string, BenchResult> = {};
  for (const bench of benches) {
    const result = await bench.run(progress(bench.name), options);
    process.stdout.write(`${resultLines(bench, result).join('\n')}\n`);
    results[bench.name] = result;
    if (write) await writeDown(bench, result, machine);
  }
  if (benches.length > 1) process.stdout.write(`${goalLines(results).join('\n')}\n`);
  if (json !== undefined) await writeFile(json, `${JSON.stringify({ machine, results }, undefined, 2)}\n`);
}

async function writeDown(bench: Bench, result: BenchResult, machine: string): Promise<void> {
  const page = join(DOCS, bench.page ?? 'performance.md');
  await writeFile(page, withResult(await readFile(page, 'utf8'), bench, result));
  if (result.figures !== undefined) writeFigures(machine, result.figures);
  const folder = join(DOCS, bench.name);
  if (result.plots !== undefined) await mkdir(folder, { recursive: true });
  for (const { file, svg } of result.plots ?? []) await writeFile(join(folder, file), svg);
}

function progress(name: string): (step: string) => void {
  return (step) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${name}: ${step}\r`);
  };
}

try {
  const wanted = wantedBy(process.argv.slice(2));
  if (wanted === 'help') process.stdout.write(`${USAGE}\n`);
  else if ('problem' in wanted) fail(`${wanted.problem}; use: ${USAGE}`);
  else await main(wanted);
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function fail(problem: string): void {
  process.stderr.write(`bench: ${problem}\n`);
  process.exitCode = 2;
}
