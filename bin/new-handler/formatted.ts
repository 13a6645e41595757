import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files by their paths. */
export type Files = readonly (readonly [path: string, text: string])[];

const FORMATTER = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

/** The files as `npm run format` leaves them. Throws where one does not parse. Nothing is written but in a folder of its own. */
export function formatted(files: Files, root: string): Files {
  const folder = mkdtempSync(join(tmpdir(), 'new-handler-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    format(folder, root);
    return files.map(([path]) => [path, readFileSync(join(folder, path), 'utf8')] as const);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function format(folder: string, root: string): void {
  const flags = [`--config-path=${root}`, '--vcs-enabled=false', '--linter-enabled=false'];
  const args = [FORMATTER, 'check', '--write', ...flags, '--colors=off', '--reporter=github', folder];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the formatter refuses what would be written: ${stdout}${stderr}`.trim());
}
