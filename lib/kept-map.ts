import { relative, resolve, sep } from 'node:path';

/** A source map as esbuild writes it, as far as it is read here. */
interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

/** The folders that the paths of sources depend on. */
export interface MapFolders {
  /** What the sources are relative to. */
  readonly from: string;
  /** What they are to be relative to, wherever the map goes. */
  readonly root: string;
}

/** A source map that is kept: it has the text of the sources, without those of packages, of which there are many. */
export function keptMap(text: string, { from, root }: MapFolders): string {
  const map = JSON.parse(text) as SourceMap;
  const sources = map.sources.map((source) => relative(root, resolve(from, source)).split(sep).join('/'));
  const sourcesContent = map.sourcesContent?.map((content, index) =>
    isOfPackage(sources[index] ?? '') ? null : content,
  );
  return JSON.stringify({ ...map, sources, sourcesContent });
}

function isOfPackage(source: string): boolean {
  return source.split('/').includes('node_modules');
}
