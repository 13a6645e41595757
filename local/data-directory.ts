import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CannotStartError } from './cannot-start-error.ts';

/** A pipeline on this machine answers much sooner. */
const ANSWER_MILLISECONDS = 2_000;

/** The places in a data directory. */
export interface DataDirectory {
  readonly path: string;
  readonly logs: string;
  readonly assembly: string;
  readonly pipelineFile: string;
}

/** Makes the folders, and removes the description of a pipeline that is gone. Refuses a directory that is in use. */
export async function openDataDirectory(given: string): Promise<DataDirectory> {
  const path = resolve(given);
  const directory: DataDirectory = {
    path,
    logs: join(path, 'logs'),
    assembly: join(path, 'cdk.out'),
    pipelineFile: join(path, 'pipeline.json'),
  };
  const owner = await runningOwner(directory.pipelineFile);
  if (owner !== undefined) {
    throw new CannotStartError(
      'DATA_DIRECTORY_IN_USE',
      `the data directory ${path} belongs to the pipeline at ${owner.api} (process ${owner.pid}); ` +
        'stop that one or choose another with --data-dir',
    );
  }
  await rm(directory.pipelineFile, { force: true });
  await mkdir(directory.logs, { recursive: true });
  return directory;
}

interface Owner {
  readonly pid: number;
  readonly api: string;
}

async function runningOwner(pipelineFile: string): Promise<Owner | undefined> {
  try {
    const owner = JSON.parse(await readFile(pipelineFile, 'utf8')) as Owner;
    process.kill(owner.pid, 0);
    // The number may be another process's by now. Only a pipeline answers at its address.
    await fetch(owner.api, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
    return owner;
  } catch {
    return undefined;
  }
}
