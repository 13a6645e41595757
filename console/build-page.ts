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
    // Of the calls that are made of JSX those with children as arguments are the shorter ones, by some hundred bytes of the page.
    tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
    inject: [join(folder, 'jsx.ts')],
    legalComments: 'none',
    logLevel: 'silent',
  });
  return Object.fromEntries(outputFiles.map(({ path, text }) => [path.slice(folder.length + 1), text]));
}
