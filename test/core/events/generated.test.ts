import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GENERATED_FOLDERS, generatedFiles } from '../../../core/events/generate/index.ts';

const root = join(import.meta.dirname, '../../..');

const files = generatedFiles((provider, wireName) =>
  readFileSync(join(root, 'core/providers', provider, 'fixtures', `${wireName}.json`), 'utf8'),
);

describe('what `npm run generate` writes', () => {
  it.each([...files.keys()].filter((path) => !path.includes('/schemas/')))('is current: %s', (path) => {
    expect(readFileSync(join(root, path), 'utf8') === files.get(path)).toBe(true);
  });

  it('is current: the JSON Schema of every event', () => {
    const schemas = [...files].filter(([path]) => path.includes('/schemas/'));
    const stale = schemas.filter(([path, text]) => readFileSync(join(root, path), 'utf8') !== text);
    expect(stale.map(([path]) => path)).toEqual([]);
    expect(schemas).toHaveLength(118);
  });

  it.each(GENERATED_FOLDERS)('leaves nothing behind in %s', (folder) => {
    const present = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
    const expected = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
    expect(present.sort()).toEqual(expected.sort());
  });
});
