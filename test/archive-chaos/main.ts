import { parseArgs } from 'node:util';
import { type ArchiveChaosReport, runArchiveChaos } from './run-archive-chaos.ts';

const USAGE = `Writes, compacts, replays and forgets in memory, with every worker killed before and after each of its calls in turn
while the others go on, and looks at what is left in the end.

  npm run chaos:archive -- [flags]

  --users <number>  how many users have events (default 200)
  --seed <number>   the same seed makes the same events (default 1)
  --help            print this

What must be empty, or the exit code is 1
  Events that were accepted and are not in the archive byte for byte, or that are there twice; flaws of manifests; effects
  that a handler is missing, or has had twice, of the first time or of either replay; users whose events were handled out of
  order; places where a word is left that was in every text of the events of who was forgotten: versions of objects, the
  quarantine, the inbox, the queues and the log.
`;
const EXIT_FAILED = 1;
const EXIT_CANNOT_START = 2;
const NAMED = 5;

function flagsOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      users: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    users: wholeNumber('users', values.users),
    seed: wholeNumber('seed', values.seed),
    help: values.help,
  };
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new TypeError(`--${name} ${text} is not allowed; use a whole number from 1 to 999999`);
}

async function main(args: readonly string[]): Promise<number> {
  const { help, ...flags } = flagsOf(args);
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const startedAt = performance.now();
  const report = await runArchiveChaos({ ...flags, onPhase: (name) => process.stderr.write(`${name}\n`) });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  process.stdout.write(`${linesOf(report, seconds).join('\n')}\n`);
  return problemsOf(report).length === 0 ? 0 : EXIT_FAILED;
}

function linesOf(report: ArchiveChaosReport, seconds: number): string[] {
  const { users, events, deaths, effects } = report;
  const died = Object.values(deaths).reduce((sum, count) => sum + count, 0);
  const problems = problemsOf(report);
  return [
    `${events} events of ${users} users, ${effects} effects, ${died} workers killed, in ${seconds} seconds`,
    ...Object.entries(deaths).map(([job, count]) => `  ${job.padEnd(22)}${String(count).padStart(7)} killed`),
    ...problems.map(
      ([name, found]) => `${name}: ${found.length}, such as ${found.slice(0, NAMED).join(', ')}`,
    ),
    problems.length === 0
      ? 'Nothing is missing, doubled, out of order or left of who was forgotten.'
      : 'Something is wrong.',
  ];
}

function problemsOf(report: ArchiveChaosReport): [string, readonly string[]][] {
  return Object.entries(report).filter((entry): entry is [string, readonly string[]] => {
    const [, value] = entry;
    return Array.isArray(value) && value.length > 0;
  });
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof TypeError ? EXIT_CANNOT_START : EXIT_FAILED);
}
