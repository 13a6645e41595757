import { parseArgs } from 'node:util';
import { createClients } from '../cloud/engines/clients.ts';
import { typed } from '../commands.ts';
import { deadLetterPlaces } from '../dead-letter-places.ts';
import { deadLetterLines } from './dead-letter-lines.ts';
import { readDeadLetters, sendAgain } from './dead-letter-queue.ts';
import { DEFAULT_PIPELINE_FILE, findPipeline } from './find-pipeline.ts';
import { fail, firstSentence, runCommand } from './run-command.ts';

const USAGE = `Shows the dead letters of the pipeline that runs on this machine: events that were received in vain too often.

  ${typed('dead-letters', '[subscriber]', '[flags]')}

  [subscriber]     a handler, a consumer or the archive (default all of them)
  --again          put them back behind what waits for the subscriber, to be handled once more
  --file <path>    the pipeline.json of the pipeline (default ${DEFAULT_PIPELINE_FILE})
  --help           print this
`;

const OPTIONS = {
  again: { type: 'boolean', default: false },
  file: { type: 'string', default: DEFAULT_PIPELINE_FILE },
  help: { type: 'boolean', default: false },
} as const;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [subscriber, ...others] = positionals;
  if (others.length > 0) return fail(USAGE.trimEnd());
  const result = await findPipeline(values.file);
  if (!result.found) return fail(result.problem);
  const { region, aws } = result.pipeline;
  const places = deadLetterPlaces(result.pipeline);
  const names = Object.keys(places);
  if (subscriber !== undefined && !names.includes(subscriber))
    return fail(`no subscriber "${subscriber}"; allowed: ${names.join(', ')}`);

  const { sqs } = createClients(region, aws);
  for (const name of subscriber === undefined ? names : [subscriber]) {
    const { dlqUrl } = places[name] ?? { dlqUrl: '' };
    const letters = await readDeadLetters(sqs, dlqUrl);
    if (values.again && letters.length > 0) await sendAgain(sqs, dlqUrl);
    process.stdout.write(`${deadLetterLines(name, letters, values.again).join('\n')}\n`);
  }
  return 0;
}

await runCommand(main, (reason) => `${firstSentence(reason)}; see ${typed('dead-letters', '--help')}`);
