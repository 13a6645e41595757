import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundle, writeBundle } from '../../lib/bundle.ts';
import { watchFunction } from '../../local/watch/watch-function.ts';

const INTAKE = join(import.meta.dirname, '../../lambda/intake/index.ts');

/**
 * From when a file of a function is saved to when the next event runs the new code, in seconds: a function as large as the intake,
 * with a file of its own that is changed, as `--watch` sees it.
 */
export async function secondsToSwap(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-bench-'));
  const changed = join(folder, 'version.ts');
  const bundle: Bundle = {
    name: 'bench',
    label: 'bench',
    contents: `export { handler } from ${JSON.stringify(INTAKE)}; export { version } from './version.ts';`,
    folder,
  };
  try {
    await writeFile(changed, 'export const version = 1;\n');
    const [codeDirectory, buildDirectory] = [join(folder, 'code'), join(folder, 'builds')];
    await mkdir(buildDirectory);
    writeBundle(bundle, codeDirectory, { linkedMap: true });
    await cp(codeDirectory, join(buildDirectory, '0'), { recursive: true });
    const swapped = Promise.withResolvers<void>();
    const watched = { name: 'bench', bundle, codeDirectory, buildDirectory, runCodeIn: () => undefined };
    const watching = await watchFunction(watched, {
      onSwap: () => swapped.resolve(),
      onProblem: (problem) => swapped.reject(new Error(problem)),
    });
    const startedAt = performance.now();
    await writeFile(changed, 'export const version = 2;\n');
    await swapped.promise;
    const seconds = (performance.now() - startedAt) / 1_000;
    await watching[Symbol.asyncDispose]();
    return seconds;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
