import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));
const [root, packed, client] = ['package.json', 'package/package.json', 'client/package.json'].map(read);

interface Targets {
  readonly types: string;
  readonly default: string;
}
/** What an ES module gets by each entry. */
const entries = Object.entries<Targets | { readonly import: Targets }>(packed.exports)
  .filter(([name]) => name !== './package.json')
  .map(([name, targets]) => [name, 'import' in targets ? targets.import : targets] as const);

describe('the package', () => {
  it('has the entries by which the repository knows it, compiled from the same modules', () => {
    const compiled = entries.map(([name, targets]) => [name, targets.default]);
    const sources = Object.entries<string>(root.exports).map(([name, source]) => [
      name,
      source.replace('./', './dist/').replace(/\.ts$/, '.js'),
    ]);

    expect(compiled).toEqual(sources);
  });

  it('has declarations beside each entry', () => {
    for (const [, { types, default: module }] of entries)
      expect(types).toBe(module.replace(/\.js$/, '.d.ts'));
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
