/// <reference lib="esnext.disposable" />
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCdkApp } from './cdk-app.ts';
import { CannotStartError } from './cloud/cannot-start-error.ts';
import { createLocalStack, type Engines } from './cloud/create-local-stack.ts';
import { findDynoxide, startDynoxide } from './cloud/engines/dynoxide.ts';
import { startFauxqs } from './cloud/engines/fauxqs.ts';
import { isPortTaken } from './cloud/engines/free-port.ts';
import { startS3 } from './cloud/s3/start-s3.ts';
import { type Assembly, loadAssembly } from './cloud/template/assembly.ts';
import { type DataDirectory, openDataDirectory } from './data-directory.ts';
import { keepNotices } from './keep-notices.ts';
import type { LocalOptions } from './local-options.ts';
import type { LocalPipeline } from './local-pipeline.ts';
import { missingSecrets } from './missing-secrets.ts';
import { writePipelineFile } from './pipeline-file.ts';
import { hasPipeline, leftOutNote, pipelinePart } from './pipeline-part.ts';
import { startPipeline } from './start-pipeline.ts';
import { synthesize } from './synthesize.ts';
import { makeModulesFile } from './watch/modules-file.ts';
import { startWatching } from './watch/start-watching.ts';

/** The stage of the pipeline's configuration that runs here. */
const STAGE = 'local';

/** Synthesizes the pipeline and runs it on this machine. Where a part does not start, what did is ended again. */
export async function startLocal(options: LocalOptions): Promise<LocalPipeline> {
  const closing = new AsyncDisposableStack();
  try {
    return await start(options, closing);
  } catch (error) {
    await closing.disposeAsync();
    throw error;
  }
}

async function start(options: LocalOptions, closing: AsyncDisposableStack): Promise<LocalPipeline> {
  await checkPort(options.port);
  const makeAssembly = assemblySource(options);
  const executable = findDynoxide();
  const directory = await openDataDirectory(options.dataDirectory);

  // First what may be wrong in the app: engines start for what can be played.
  const assembly = await makeAssembly(directory);
  const { template, leftOut } = pipelinePart(assembly.template);
  if (leftOut.length > 0) options.onProgress?.(leftOutNote(leftOut));
  const engines = await startEngines(executable, options, directory, closing);
  const created = await createLocalStack({ ...assembly, template }, engines, closing);
  const { tables, queues, functions, secrets } = created.stack;
  for (const [name, value] of Object.entries(options.handlerSecrets ?? {})) secrets.give(name, value);
  for (const line of missingSecrets(created.stack)) options.onProblem?.(line, 'other');
  options.onProgress?.(
    `created ${tables.length} tables, ${queues.length} queues and ${functions.length} functions`,
  );

  keepNotices(created.stack.topics, { messaging: engines.messaging, directory, options, closing });

  const pipeline = await startPipeline(created, { engines, directory, options, closing });
  if (options.onSwap !== undefined) {
    const { onSwap } = options;
    const onProblem = (problem: string) => options.onProblem?.(problem, 'other');
    const { functions } = pipeline;
    await startWatching(
      { template, stack: created.stack, functions, directory },
      { onSwap, onProblem },
      closing,
    );
  }
  closing.defer(() => rm(directory.pipelineFile, { force: true }));
  await writePipelineFile(directory.pipelineFile, pipeline);
  return pipeline;
}

async function checkPort(port: number): Promise<void> {
  if (port !== 0 && (await isPortTaken(port))) {
    throw new CannotStartError(
      'PORT_IN_USE',
      `port ${port} is in use; choose another with --port, or 0 for a free one`,
    );
  }
}

/** Where the assembly comes from. Throws for a folder without a CDK app, before anything is started. */
function assemblySource({ assemblyDirectory, onProgress, onSwap }: LocalOptions) {
  if (assemblyDirectory !== undefined) return () => loadAssembly(assemblyDirectory, hasPipeline);
  const app = readCdkApp(process.cwd());
  return async ({ assembly, watch }: DataDirectory): Promise<Assembly> => {
    onProgress?.(`synthesizing the stage ${STAGE}`);
    const modulesFile = onSwap === undefined ? undefined : await makeModulesFile(watch);
    await synthesize(app, { stage: STAGE, outputDirectory: assembly, modulesFile });
    onProgress?.('synthesized the template and the Lambda bundles');
    return loadAssembly(assembly, hasPipeline);
  };
}

async function startEngines(
  executable: string,
  { onProgress, onFailure }: LocalOptions,
  { logs, s3: folder }: DataDirectory,
  closing: AsyncDisposableStack,
): Promise<Engines> {
  const dynamodb = await startDynoxide({ executable, logFile: join(logs, 'dynoxide.log') });
  closing.defer(() => dynamodb.close());
  const messaging = await startFauxqs();
  closing.defer(() => messaging.close());
  const s3 = await startS3({ folder });
  closing.defer(() => s3.close());
  void dynamodb.exited.then(() => {
    if (!closing.disposed)
      onFailure?.(new Error(`the DynamoDB engine ended by itself; see ${join(logs, 'dynoxide.log')}`));
  });
  onProgress?.('started DynamoDB (dynoxide), SNS and SQS (fauxqs) and S3');
  return { dynamodb, messaging, s3 };
}
