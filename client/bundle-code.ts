import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the package's code: `index.js` and, with the builders for tests, `testing.js`. */
export async function bundleCode(outputDirectory: string): Promise<void> {
  await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: { index: join('src', 'index.ts'), testing: join('src', 'testing', 'index.ts') },
    outdir: outputDirectory,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    legalComments: 'none',
  });
}
