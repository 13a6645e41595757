import { parseArgs } from 'node:util';
import { typed } from '../commands.ts';
import type { DescribedPipeline } from '../running-pipeline-in.ts';
import { createAsker, type QuarantineAsker } from './ask-quarantine.ts';
import { DEFAULT_PIPELINE_FILE, findPipeline } from './find-pipeline.ts';
import { doneLine, quarantineLines } from './quarantine-lines.ts';

const USAGE = `Shows the quarantine of the pipeline that runs on this machine: the users whose events a handler gave up on.

  ${typed('quarantine', '[handler]', '[flags]')}
  ${typed('quarantine', 'HANDLER', '--release GROUP')}
  ${typed('quarantine', 'HANDLER', '--drop GROUP SEQUENCE --reason WHY')}

  [handler]          a handler (default all of them)
  --release <group>  hand a user's events back to the handler, oldest first
  --drop <group>     take the event with the sequence out for good
  --reason <why>     kept with what is dropped
  --file <path>      the pipeline.json of the pipeline (default ${DEFAULT_PIPELINE_FILE})
  --help             print this
`;

const OPTIONS = {
  release: { type: 'string' },
  drop: { type: 'string' },
  reason: { type: 'string' },
  file: { type: 'string', default: DEFAULT_PIPELINE_FILE },
  help: { type: 'boolean', default: false },
} as const;

/** What is asked for, once it is known of which function. */
type Run = (asker: QuarantineAsker, functionName: string, handler: string) => Promise<string[]>;

const list: Run = async (asker, functionName, handler) =>
  quarantineLines(handler, await asker.list(functionName));

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [handler, ...others] = positionals;
  const run = runFor(values, others);
  if (run === undefined || (run !== list && handler === undefined)) return fail(USAGE.trimEnd());
  const result = await findPipeline(values.file);
  if (!result.found) return fail(result.problem);
  const { region, aws, subscribers } = result.pipeline;
  const functions = functionsOf(subscribers);
  if (handler !== undefined && !functions.has(handler))
    return fail(`no handler "${handler}"; allowed: ${[...functions.keys()].join(', ')}`);

  const asker = createAsker(region, aws.lambda);
  for (const [name, functionName] of functions) {
    if (handler !== undefined && name !== handler) continue;
    process.stdout.write(`${(await run(asker, functionName, name)).join('\n')}\n`);
  }
  asker.close();
  return 0;
}

/** The functions of the handlers, by the handlers' names. */
function functionsOf(subscribers: DescribedPipeline['subscribers']): ReadonlyMap<string, string> {
  const found = Object.entries(subscribers).flatMap(([name, { functionName }]) =>
    functionName === undefined ? [] : [[name, functionName] as const],
  );
  return new Map(found);
}

type Values = Readonly<Partial<Record<'release' | 'drop' | 'reason', string>>>;

/** Undefined where the arguments do not go together. */
function runFor(
  { release, drop, reason }: Values,
  [sequence, ...others]: readonly string[],
): Run | undefined {
  if (others.length > 0 || (sequence !== undefined) !== (drop !== undefined)) return undefined;
  if ((drop !== undefined) !== (reason !== undefined)) return undefined;
  if (drop !== undefined && sequence !== undefined && reason !== undefined && release === undefined)
    return async (asker, name) => [doneLine(await asker.drop(name, { group: drop, sequence, reason }))];
  if (drop !== undefined) return undefined;
  return release === undefined ? list : async (asker, name) => [doneLine(await asker.release(name, release))];
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (error) {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('. ');
  process.exit(fail(`${reason}; see ${typed('quarantine', '--help')}`));
}
