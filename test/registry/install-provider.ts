import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CHECKS = 'fictive-is-a-provider.test.ts';

/** Copies what the repository holds, as it is on disk now, to another folder. */
export function copyRepository(to: string): void {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', list, { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(ROOT, file), join(to, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(to, 'node_modules'));
}

/**
 * Adds a provider `fictive` to a copy of the repository: the folder of Dynamic under another name, with what the
 * conformance suite must know of it, and one line in the registry besides its import.
 */
export function installProvider(root: string): void {
  copyRenamed(root, 'core/providers', (path) => !path.includes('published'));
  copyRenamed(
    root,
    'test/core/providers',
    (path) => !path.endsWith('.test.ts') && !path.endsWith('vectors.ts'),
  );
  rewrite(join(root, 'core/providers/index.ts'), (text) =>
    text
      .replace('import { privy }', "import { fictive } from './fictive/index.ts';\nimport { privy }")
      .replace('{ privy, dynamic }', '{ privy, dynamic, fictive }'),
  );
  mkdirSync(join(root, 'test/registry'), { recursive: true });
  cpSync(join(import.meta.dirname, `fixtures/${CHECKS}.txt`), join(root, 'test/registry', CHECKS));
}

function copyRenamed(root: string, folder: string, filter: (path: string) => boolean): void {
  const own = join(root, folder, 'fictive');
  cpSync(join(root, folder, 'dynamic'), own, { recursive: true, filter });
  for (const file of globSync('**/*.ts', { cwd: own })) rewrite(join(own, file), renamed);
}

function renamed(text: string): string {
  return text.replaceAll('dynamic', 'fictive').replaceAll('Dynamic', 'Fictive').replaceAll('dyn_', 'fic_');
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
