import { rename, writeFile } from 'node:fs/promises';
import type { LocalPipeline } from './local-pipeline.ts';

/** What `pipeline.json` says, for other programs. It holds the local signing secrets, and only its owner may read it. */
export async function writePipelineFile(path: string, pipeline: LocalPipeline): Promise<void> {
  const { dataDirectory: _, functions: __, ...described } = pipeline;
  // What is left of it are facts and functions, of which JSON keeps the facts.
  const startedAt = new Date(performance.timeOrigin).toISOString();
  const content = { pid: process.pid, startedAt, ...described };
  // A reader finds the whole file or none.
  await writeFile(`${path}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
}
