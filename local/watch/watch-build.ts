/// <reference lib="esnext.disposable" />
import { type BuildOptions, type BuildResult, context, type OutputFile } from 'esbuild';

/** What came of building once. */
export interface Build {
  readonly errors: BuildResult['errors'];
  /** Nothing is on the disk yet. Empty where there are errors. */
  readonly files: readonly OutputFile[];
  /** How long ago it began, in milliseconds. */
  readonly age: () => number;
}

/**
 * Builds now, and again whenever a file changes that went into it. One process of esbuild serves all that is watched. It
 * writes nothing: esbuild would take away what it wrote as soon as a build fails.
 */
export async function watchBuild(
  options: BuildOptions,
  onBuild: (build: Build) => Promise<void> | void,
): Promise<AsyncDisposable> {
  let startedAt = 0;
  const watched = await context({
    ...options,
    write: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'report',
        setup(build) {
          build.onStart(() => {
            startedAt = performance.now();
          });
          build.onEnd(async ({ errors, outputFiles: files = [] }) => {
            await onBuild({ errors, files, age: () => performance.now() - startedAt });
          });
        },
      },
    ],
  });
  await watched.watch();
  return { [Symbol.asyncDispose]: () => watched.dispose() };
}
