/// <reference lib="esnext.disposable" />
import { basename, extname } from 'node:path';
import { type Build, watchBuild } from './watch-build.ts';

const READABLE = /^\.(?:[cm]?[jt]sx?|json)$/;

/** Tells of each module that becomes another program: comments and types count for nothing. */
export async function watchModules(
  files: readonly string[],
  onChange: (file: string) => void,
): Promise<AsyncDisposable> {
  const modules = [...new Set(files)].filter((file) => READABLE.test(extname(file)));
  const seen = new Map<string, { readonly first: string; readonly last: string }>();
  const compare = ({ errors, files: outputs }: Build) => {
    // What cannot be read can be restarted with as little.
    if (errors.length > 0) return;
    for (const { path, text } of outputs) {
      const module = modules[Number.parseInt(basename(path), 10)];
      if (module === undefined) continue;
      const { first, last } = seen.get(module) ?? { first: text, last: text };
      seen.set(module, { first, last: text });
      if (text !== last && text !== first) onChange(module);
    }
  };
  if (modules.length === 0) return new AsyncDisposableStack();
  const entryPoints = modules.map((file, index) => ({ in: file, out: String(index) }));
  return await watchBuild({ entryPoints, outdir: 'not-written', bundle: false }, compare);
}
