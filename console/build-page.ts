import { join } from 'node:path';

/** The files of the page by their names. */
export type PageFiles = Readonly<Record<string, string>>;

/** Makes the script and the style of the page of their sources. */
export async function buildPage(): Promise<PageFiles> {
  const { build } = await import('esbuild');
  const folder = join(import.meta.dirname, 'page');
  const { outputFiles } = await build({
    entryPoints: { page: join(folder, 'main.tsx'), style: join(folder, 'style/index.css') },
    outdir: folder,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(folder.length + 1), text]));
}
