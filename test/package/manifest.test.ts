import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const [root, packed, client] = ['package.json', 'package/package.json', 'client/package.json'].map(read);

interface Targets {
  readonly import: { readonly types: string; readonly default: string };
  readonly require: { readonly types: string; readonly default: string };
}
const entries = Object.entries<Targets>(packed.exports).filter(([name]) => name !== './package.json');

describe('the package', () => {
  it('has the entries by which the repository knows it, compiled from the same modules', () => {
    const compiled = entries.map(([name, targets]) => [name, targets.import.default]);
    const sources = Object.entries<string>(root.exports).map(([name, source]) => [
      name,
      source.replace('./', './dist/').replace(/\.ts$/, '.js'),
    ]);

    expect(compiled).toEqual(sources);
  });

  it('has declarations beside each entry', () => {
    for (const [, { import: module }] of entries)
      expect(module.types).toBe(module.default.replace(/\.js$/, '.d.ts'));
  });

  it('tells whoever requires an entry that it must be imported', () => {
    for (const [, { import: module, require: required }] of entries) {
      expect(required.default).toBe('./bin/es-modules-only.cjs');
      const types = readFileSync(join(ROOT, 'package', required.types), 'utf8');
      expect(types).toContain(`export * from '../.${module.default}';`);
    }
  });

  it('has one version with the repository and the client', () => {
    expect([packed.version, client.version]).toEqual([root.version, root.version]);
  });

  it('takes the CDK that it is tested with, and later ones that keep its promises', () => {
    expect(packed.peerDependencies).toEqual({
      'aws-cdk-lib': `^${root.devDependencies['aws-cdk-lib']}`,
      constructs: `^${root.devDependencies.constructs}`,
    });
  });
});
