import { constants, existsSync } from 'node:fs';
import { access, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CannotStartError } from './cloud/cannot-start-error.ts';
import { runningPipelineIn } from './running-pipeline-in.ts';

/** The places in a data directory. */
export interface DataDirectory {
  readonly path: string;
  readonly logs: string;
  readonly assembly: string;
  readonly pipelineFile: string;
  /** What S3 keeps from one start to the next. */
  readonly s3: string;
  /** For what is built while the pipeline runs. Missing at the start. */
  readonly watch: string;
}

/** Makes the folders, and removes the description of a pipeline that is gone. Refuses a directory that is in use. */
export async function openDataDirectory(given: string): Promise<DataDirectory> {
  const path = resolve(given);
  const directory: DataDirectory = {
    path,
    logs: join(path, 'logs'),
    assembly: join(path, 'cdk.out'),
    pipelineFile: join(path, 'pipeline.json'),
    s3: join(path, 's3'),
    watch: join(path, 'watch'),
  };
  const owner = await runningPipelineIn(directory.pipelineFile);
  if (owner !== undefined) {
    throw new CannotStartError(
      'DATA_DIRECTORY_IN_USE',
      `the data directory ${path} belongs to the pipeline at ${owner.api} (process ${owner.pid}); ` +
        'stop that one or choose another with --data-dir',
    );
  }
  try {
    await makeFolder(directory.logs);
    await access(directory.logs, constants.W_OK);
    await rm(directory.pipelineFile, { force: true });
    await rm(directory.watch, { recursive: true, force: true });
  } catch (error) {
    const { code, path: at = path } = error as NodeJS.ErrnoException;
    const reason = `${code} at ${at}`;
    throw new CannotStartError(
      'NO_DATA_DIRECTORY',
      `the data directory ${path} cannot be written to (${reason}); choose another with --data-dir`,
      error,
    );
  }
  return directory;
}

/** Not with `recursive`, which never ends where no folder can be made and no error says so, such as in /proc. */
async function makeFolder(path: string): Promise<void> {
  if (!existsSync(dirname(path))) await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
