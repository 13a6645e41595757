import { readFileSync } from 'node:fs';
import { paginateScan } from '@aws-sdk/client-dynamodb';
import { COMMANDS } from '../commands.ts';
import { createClients } from '../engines/clients.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import { directoryLines } from './directory-lines.ts';
import { createPaint } from './paint.ts';

const DEFAULT_PIPELINE_FILE = '.local/pipeline.json';

async function main(pipelineFile: string): Promise<number> {
  const { region, aws, tables } = readPipeline(pipelineFile);
  const TableName = tables['user-directory']?.['users'];
  if (TableName === undefined) return fail('this pipeline has no handler user-directory');
  const { dynamodb: client } = createClients(region, aws);
  const items = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName })) items.push(...Items);
  const paint = createPaint(process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '');
  process.stdout.write(`${directoryLines(items, paint).join('\n')}\n`);
  return 0;
}

function readPipeline(file: string): LocalPipeline {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function fail(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

const [pipelineFile = DEFAULT_PIPELINE_FILE] = process.argv.slice(2);
try {
  process.exit(await main(pipelineFile));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.exit(
    fail(`no pipeline runs that wrote ${pipelineFile} (${reason}); start one with ${COMMANDS.start}`),
  );
}
