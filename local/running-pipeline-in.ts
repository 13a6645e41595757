import { readFile } from 'node:fs/promises';
import type { LocalPipeline } from './local-pipeline.ts';

/** A pipeline on this machine answers much sooner. */
const ANSWER_MILLISECONDS = 2_000;

/** What a `pipeline.json` says. */
export type DescribedPipeline = Pick<
  LocalPipeline,
  'api' | 'region' | 'aws' | 'sources' | 'subscribers' | 'archive' | 'tables'
> & {
  readonly pid: number;
};

/** The pipeline that a `pipeline.json` describes, where it runs: one that was killed leaves its file behind. */
export async function runningPipelineIn(pipelineFile: string): Promise<DescribedPipeline | undefined> {
  try {
    const described = JSON.parse(await readFile(pipelineFile, 'utf8')) as DescribedPipeline;
    process.kill(described.pid, 0);
    // The number may be another process's by now. Only a pipeline answers at its address.
    await fetch(described.api, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
    return described;
  } catch {
    return undefined;
  }
}
