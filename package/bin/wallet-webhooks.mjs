#!/usr/bin/env node
// What an old Node cannot read is imported only after its version is checked.
import { existsSync, readFileSync } from 'node:fs';
import * as modules from 'node:module';

const LEAST_NODE = 24;
const here = (path) => new URL(path, import.meta.url);

if (Number(process.versions.node.split('.')[0]) < LEAST_NODE) {
  process.stderr.write(
    `node: ${process.versions.node} is too old for wallet-webhooks; allowed: ${LEAST_NODE} or later, on which the functions run; install it from https://nodejs.org\n`,
  );
  process.exit(2);
}
// Most of the time that a short command takes goes into reading its modules.
modules.enableCompileCache();
// The package has what is compiled; the repository, which alone has the script that builds it, runs the sources.
const sources = existsSync(here('../build.ts'));
const open = (module) => import(sources ? `../../${module}.ts` : `../dist/${module}.js`);
const { main } = await open('cli/main');
const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8'));
process.exit(await main(process.argv.slice(2), version));
