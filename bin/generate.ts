/** Writes everything that is generated from the event catalogue: `npm run generate`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from '../core/events/generate/index.ts';

const root = join(import.meta.dirname, '..');

rmSync(join(root, 'core/events/generated'), { recursive: true, force: true });
for (const [path, text] of generatedFiles()) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
