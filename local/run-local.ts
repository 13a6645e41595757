import { join } from 'node:path';
import { CannotStartError } from './cloud/cannot-start-error.ts';
import { runDemo } from './demo/run-demo.ts';
import { type Flags, parseFlags, USAGE } from './flags.ts';
import { readHandlerSecrets } from './handler-secrets.ts';
import { type Live, startLive } from './live/start-live.ts';
import { startLocalConsole } from './local-console.ts';
import type { LocalPipeline } from './local-pipeline.ts';
import { createOutput, type Output } from './output.ts';
import { shortestPath } from './shortest-path.ts';
import { startLocal } from './start-local.ts';
import { stopSignal } from './stop-signal.ts';

const EXIT_FAILED = 1;
const EXIT_CANNOT_START = 2;

/**
 * Runs the pipeline on this machine until somebody stops it, and says what happens in it. Resolves with the exit code; what is
 * wrong with the use or the app is said in one line, or one per problem.
 */
export async function runLocal(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof CannotStartError ? EXIT_CANNOT_START : EXIT_FAILED;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const flags = parseFlags(args);
  if (flags.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const output = createOutput(flags, { ...process, noColor: process.env['NO_COLOR'] });
  // Somebody who reads no further, such as head, wants no more of it.
  process.stdout.once('error', () => process.exit(EXIT_FAILED));
  const failure = Promise.withResolvers<number>();
  const pipeline = await startLocal({
    port: flags.port,
    dataDirectory: flags.dataDirectory,
    ...(flags.secretsFile === undefined ? {} : { handlerSecrets: readHandlerSecrets(flags.secretsFile) }),
    onProgress: output.progress,
    ...(flags.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: flags.retryAfterSeconds }),
    ...(flags.watch ? { onSwap: output.swapped } : {}),
    onProblem: (problem, kind) => {
      if (flags.quiet || kind !== 'invocation') output.problem(problem);
    },
    onNotice: output.notice,
    onFailure: (error) => {
      output.problem(error.message);
      failure.resolve(EXIT_FAILED);
    },
  });
  const live = flags.quiet ? undefined : await startLive(pipeline, output.live, flags);
  const shown = flags.console && !flags.once ? await startLocalConsole(pipeline, flags) : undefined;
  const exitCode = await Promise.race([
    serve(pipeline, flags, { output, live, link: shown?.link }),
    stopSignal().then(() => 0),
    failure.promise,
  ]);
  live?.stop();
  await shown?.close();
  await pipeline.close();
  if (exitCode === 0 && !flags.once) output.stopped(shortestPath(pipeline.dataDirectory, process.cwd()));
  return exitCode;
}

/** Resolves with `--once` only: otherwise the pipeline runs until somebody stops it. */
async function serve(
  pipeline: LocalPipeline,
  flags: Flags,
  {
    output,
    live,
    link,
  }: { readonly output: Output; readonly live: Live | undefined; readonly link: string | undefined },
): Promise<number> {
  output.ready(pipeline.api, join(pipeline.dataDirectory, 'pipeline.json'));
  if (link !== undefined) output.console(link);
  const asExpected =
    !flags.demo || (await runDemo(pipeline, { ...output.demo, tryNext: !flags.once })).asExpected;
  if (flags.once) live?.showFailures();
  else live?.go();
  if (flags.once) return asExpected ? 0 : EXIT_FAILED;
  return new Promise(() => undefined);
}
