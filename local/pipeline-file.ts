import { rename, writeFile } from 'node:fs/promises';
import type { LocalPipeline } from './local-pipeline.ts';

/** What `pipeline.json` says, for other programs. It holds the local signing secrets, and only its owner may read it. */
export async function writePipelineFile(path: string, pipeline: LocalPipeline): Promise<void> {
  const { api, region, aws, sources, topicArn, subscribers, archive } = pipeline;
  const { ledgerTable, parkedTable, inboxTable, tables } = pipeline;
  const content = {
    pid: process.pid,
    api,
    region,
    aws,
    sources,
    ledgerTable,
    parkedTable,
    inboxTable,
    tables,
    topicArn,
    subscribers,
    archive,
  };
  // A reader finds the whole file or none.
  await writeFile(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
