import { readFileSync } from 'node:fs';

/** From this module, in TypeScript here, in a folder of compiled code where it was installed. */
const MANIFEST = import.meta.url.endsWith('.ts') ? '../package.json' : '../../package.json';

/** The version of this software. */
export function packageVersion(): string {
  const text = readFileSync(new URL(MANIFEST, import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
