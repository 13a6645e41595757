/** Builds `dist/`: two bundles, their declarations, and the JSON Schemas. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCode } from './bundle-code.ts';
import { copyDeclarations } from './copy-declarations.ts';

const here = import.meta.dirname;
const dist = join(here, 'dist');
const emitted = mkdtempSync(join(tmpdir(), 'wallet-webhooks-client-'));

rmSync(dist, { recursive: true, force: true });
await bundleCode(dist);
execFileSync(process.execPath, [typescript(), '-p', here, '--outDir', emitted], { stdio: 'inherit' });
copyDeclarations({ from: emitted, to: dist, entries: ['client/src/index', 'client/src/testing/index'] });
cpSync(join(here, '../core/events/generated/schemas'), join(dist, 'schemas'), { recursive: true });
rmSync(emitted, { recursive: true });

function typescript(): string {
  return join(here, '../node_modules/typescript/bin/tsc');
}
