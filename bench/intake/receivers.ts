import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, writeBundle } from '../../lib/bundle.ts';
import { packageBundle } from '../../lib/package-code.ts';

/** A receiver of webhooks that is measured, as the one file that would be deployed. */
export interface Receiver {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}

export const OURS = 'wallet-webhooks';
export const REFERENCE = 'as tutorials build it';
export const CALLS_ALONE = 'the three calls alone';

/** Builds them, all with the settings of the functions here. */
export function buildReceivers(folder: string): readonly Receiver[] {
  return [
    built(OURS, packageBundle('intake'), join(folder, 'ours')),
    built(REFERENCE, benchBundle('reference'), join(folder, 'reference')),
    built(CALLS_ALONE, benchBundle('calls-alone'), join(folder, 'calls-alone')),
  ];
}

function benchBundle(name: string): Bundle {
  return {
    name,
    label: name,
    contents: `export { handler } from './${name}.ts';`,
    folder: join(import.meta.dirname, 'receivers'),
  };
}

function built(name: string, bundle: Bundle, folder: string): Receiver {
  writeBundle(bundle, folder);
  const file = join(folder, 'index.mjs');
  return { name, file, bytes: statSync(file).size };
}
