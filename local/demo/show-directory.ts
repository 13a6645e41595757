import { paginateScan } from '@aws-sdk/client-dynamodb';
import { itemOf } from '../../aws/attribute-value.ts';
import { createClients } from '../cloud/engines/clients.ts';
import { typed } from '../commands.ts';
import { createPaint } from '../terminal/paint.ts';
import { directoryLines, type StoredUser } from './directory-lines.ts';
import { DEFAULT_PIPELINE_FILE, findPipeline } from './find-pipeline.ts';
import { fail, runCommand } from './run-command.ts';

/** Where the output is no terminal. */
const DEFAULT_COLUMNS = 120;

const USAGE = `Shows the users that the handler user-directory of the pipeline that runs has saved.

  ${typed('directory', '[file]')}

  [file]  the pipeline.json of the pipeline (default ${DEFAULT_PIPELINE_FILE})
  --help  print this
`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [pipelineFile = DEFAULT_PIPELINE_FILE, ...others] = args;
  if (others.length > 0) return fail(USAGE.trimEnd());
  const result = await findPipeline(pipelineFile);
  if (!result.found) return fail(result.problem);
  const { region, aws, tables } = result.pipeline;
  const TableName = tables['user-directory']?.['users'];
  if (TableName === undefined) return fail('this pipeline has no handler user-directory');
  const { dynamodb: client } = createClients(region, aws);
  const items: StoredUser[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) {
    // The handler alone writes the table.
    items.push(...Items.map((item) => itemOf(item) as unknown as StoredUser));
  }
  const paint = createPaint(process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '');
  const { columns = DEFAULT_COLUMNS } = process.stdout;
  process.stdout.write(`${directoryLines(items, { columns, paint }).join('\n')}\n`);
  return 0;
}

await runCommand(
  main,
  (reason) => `the pipeline does not answer (${reason}); start one with ${typed('start')}`,
);
