/** Builds `dist/`: the compiled sources with their declarations, the package's own functions as bundles, the console's page, and the samples. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from '../console/build-page.ts';
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
const page = join(dist, 'console/page');
mkdirSync(page, { recursive: true });
for (const [name, text] of Object.entries(await buildPage())) writeFileSync(join(page, name), text);
for (const name of ['index.html', 'icon.svg']) cpSync(join(root, 'console/page', name), join(page, name));
for (const folder of globSync('core/providers/*/fixtures', { cwd: root })) {
  cpSync(join(root, folder), join(dist, folder), { recursive: true });
}
