import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { providerNames } from '../core/providers/index.ts';

interface Declarations {
  readonly from: string;
  readonly to: string;
  /** Modules to begin with, without extension. */
  readonly entries: readonly string[];
}

const IMPORT = /(from |import\()(["'])(\.[^"']+)\.ts\2/g;

/** The package's types need the providers' names, not the code that verifies their deliveries. */
const REPLACED = new Map([
  [
    'core/providers/index',
    `export type ProviderName = ${providerNames.map((name) => `'${name}'`).join(' | ')};\n`,
  ],
]);

/** Copies the declarations that the entries reach, with imports that Node's resolution understands. */
export function copyDeclarations({ from, to, entries }: Declarations): void {
  const seen = new Set(entries);
  for (const module of seen) {
    const text = REPLACED.get(module) ?? readFileSync(join(from, `${module}.d.ts`), 'utf8');
    for (const [, , , path = ''] of text.matchAll(IMPORT)) seen.add(posix.join(posix.dirname(module), path));
    mkdirSync(dirname(join(to, module)), { recursive: true });
    writeFileSync(join(to, `${module}.d.ts`), text.replace(IMPORT, '$1$2$3.js$2'));
  }
}
