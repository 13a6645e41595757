/** Writes everything that is generated from the event catalogue: `npm run generate`. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GENERATED_FOLDERS, generatedFiles } from '../core/events/generate/index.ts';

const root = join(import.meta.dirname, '..');
const files = generatedFiles((provider, wireName) =>
  readFileSync(join(root, 'core/providers', provider, 'fixtures', `${wireName}.json`), 'utf8'),
);

for (const folder of GENERATED_FOLDERS) rmSync(join(root, folder), { recursive: true, force: true });
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
