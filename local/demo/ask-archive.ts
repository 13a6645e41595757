import { parseArgs } from 'node:util';
import { typed } from '../commands.ts';
import { DEFAULT_PIPELINE_FILE, findPipeline } from './find-pipeline.ts';
import { createInvoker } from './invoke-function.ts';
import { fail, firstSentence, runCommand } from './run-command.ts';

const USAGE = `Asks something of the archive of the pipeline that runs on this machine, as it is asked where it is deployed: by
invoking its function. Prints the answer.

  ${typed('archive', 'REQUEST', '[--file PATH]')}

  REQUEST        JSON, such as '{"archive":"replays"}'; docs/archive.md and docs/replay.md have them all
  --file <path>  the pipeline.json of the pipeline (default ${DEFAULT_PIPELINE_FILE})
  --help         print this
`;

const OPTIONS = {
  file: { type: 'string', default: DEFAULT_PIPELINE_FILE },
  help: { type: 'boolean', default: false },
} as const;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [text, ...others] = positionals;
  if (text === undefined || others.length > 0) return fail(USAGE.trimEnd());
  const request = parsed(text);
  if (request === undefined)
    return fail(`${text} is no JSON; allowed: such as '{"archive":"replays"}', in single quotes`);
  const result = await findPipeline(values.file);
  if (!result.found) return fail(result.problem);
  const { region, aws, archive } = result.pipeline;
  if (archive?.functionName === undefined) return fail('this pipeline has no archive');

  const invoker = createInvoker(region, aws.lambda);
  const answer = await invoker.invoke(archive.functionName, request);
  invoker.close();
  process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
  return 0;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

await runCommand(main, (reason) => `${firstSentence(reason)}; see ${typed('archive', '--help')}`);
