/** Builds `dist/`: the compiled sources with their declarations, the package's own functions as bundles, and the samples. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MAPS_FOLDER } from '../lib/build-name.ts';
import { writeBundle } from '../lib/bundle.ts';
import { PACKAGE_FUNCTIONS, packageBundle } from '../lib/package-code.ts';

const here = import.meta.dirname;
const root = join(here, '..');
const dist = join(here, 'dist');
const typescript = join(root, 'node_modules/typescript/bin/tsc');

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [typescript, '-p', here], { stdio: 'inherit' });
// What source maps call the sources is seen from here.
process.chdir(root);
for (const name of PACKAGE_FUNCTIONS)
  writeBundle(packageBundle(name), join(dist, 'bundles', name), { mapDirectory: join(dist, MAPS_FOLDER) });
for (const folder of globSync('core/providers/*/fixtures', { cwd: root })) {
  cpSync(join(root, folder), join(dist, folder), { recursive: true });
}
