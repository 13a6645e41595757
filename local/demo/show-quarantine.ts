import { parseArgs } from 'node:util';
import { typed } from '../commands.ts';
import type { DescribedPipeline } from '../running-pipeline-in.ts';
import { createAsker, type QuarantineAsker } from './ask-quarantine.ts';
import { DEFAULT_PIPELINE_FILE, findPipeline } from './find-pipeline.ts';
import { type QuarantineRun, quarantineRun } from './quarantine-arguments.ts';
import { doneLine, quarantineLines } from './quarantine-lines.ts';
import { fail, firstSentence, runCommand } from './run-command.ts';

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

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const run = quarantineRun({ ...values, words: positionals });
  if (typeof run === 'string') return fail(`${run}; see ${typed('quarantine', '--help')}`);
  const result = await findPipeline(values.file);
  if (!result.found) return fail(result.problem);
  const { region, aws, subscribers } = result.pipeline;
  const functions = functionsOf(subscribers);
  if (run.handler !== undefined && !functions.has(run.handler))
    return fail(`no handler "${run.handler}"; allowed: ${[...functions.keys()].join(', ')}`);

  const asker = createAsker(region, aws.lambda);
  let exitCode = 0;
  for (const [name, functionName] of functions) {
    if (run.handler !== undefined && name !== run.handler) continue;
    const { lines, isDone } = await ask(asker, functionName, { ...run, handler: name });
    process.stdout.write(`${lines.join('\n')}\n`);
    if (!isDone) exitCode = 1;
  }
  asker.close();
  return exitCode;
}

/** What is printed of the answer, and whether it is what was asked for. */
async function ask(
  asker: QuarantineAsker,
  functionName: string,
  run: QuarantineRun,
): Promise<{ readonly lines: readonly string[]; readonly isDone: boolean }> {
  if (run.kind === 'list') {
    return { lines: quarantineLines(run.handler ?? '', await asker.list(functionName)), isDone: true };
  }
  const answer =
    run.kind === 'release'
      ? await asker.release(functionName, run.group)
      : await asker.drop(functionName, run);
  return { lines: [doneLine(answer)], isDone: answer.done === 'released' || answer.done === 'dropped' };
}

/** The functions of the handlers, by the handlers' names. */
function functionsOf(subscribers: DescribedPipeline['subscribers']): ReadonlyMap<string, string> {
  const found = Object.entries(subscribers).flatMap(([name, { functionName }]) =>
    functionName === undefined ? [] : [[name, functionName] as const],
  );
  return new Map(found);
}

await runCommand(main, (reason) => `${firstSentence(reason)}; see ${typed('quarantine', '--help')}`);
