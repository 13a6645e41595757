import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { Bundle } from './bundle.ts';
import { bundledCode } from './bundled-code.ts';

/** The functions that are this package's own. */
export const PACKAGE_FUNCTIONS = [
  'intake',
  'drain',
  'archive',
  'archive-keeper',
  'canary',
  'source-health',
] as const;

/** One of the functions that are this package's own. */
export type PackageFunction = (typeof PACKAGE_FUNCTIONS)[number];

/** The code of one of the package's own functions: as the package brings it along, or made here from its sources. */
export function packageCode(name: PackageFunction): Code {
  const packed = pathTo(`../bundles/${name}`);
  return existsSync(packed) ? Code.fromAsset(packed) : bundledCode(packageBundle(name));
}

/** A function of this package before it is bundled. */
export function packageBundle(name: PackageFunction): Bundle {
  return {
    name,
    label: name,
    contents: "export { handler } from './index.ts';",
    folder: pathTo(`../lambda/${name}`),
  };
}

function pathTo(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
