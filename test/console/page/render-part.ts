import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Renders a part of the page to HTML, as a browser would get it. */
export type Render = (props: object) => string;

const PAGE = join(import.meta.dirname, '../../../console/page');

/** A part of the page by its module and name. Node itself reads no TSX, so that it is bundled first. */
export async function partOfPage(module: string, name: string): Promise<Render> {
  const contents = `
    import { renderToString } from 'preact-render-to-string';
    import { h } from 'preact';
    import { ${name} } from './${module}';
    export const render = (props) => renderToString(h(${name}, props));`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: PAGE, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const folder = mkdtempSync(join(tmpdir(), 'console-part-'));
  try {
    const file = join(folder, 'part.mjs');
    writeFileSync(file, outputFiles[0]?.text ?? '');
    return ((await import(pathToFileURL(file).href)) as { readonly render: Render }).render;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
