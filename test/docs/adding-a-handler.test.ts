import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(ROOT, 'docs/adding-a-handler.md'), 'utf8');

describe('docs/adding-a-handler.md', () => {
  it.each(['manifest.ts', 'handle.ts'])('prints the template as it is: %s', (file) => {
    const code = readFileSync(join(ROOT, 'lambda/handlers/_template', file), 'utf8');

    expect(page).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
  });

  it('begins with a copy whose test tests the copy and not the template', () => {
    const folder = mkdtempSync(join(tmpdir(), 'adding-a-handler-'));
    try {
      for (const room of ['lambda/handlers/_template', 'test/lambda/handlers/_template']) {
        cpSync(join(ROOT, room), join(folder, room), { recursive: true });
      }
      execFileSync('sh', ['-ec', commands()], { cwd: folder });

      const read = (file: string) => readFileSync(join(folder, file), 'utf8');
      expect(read('lambda/handlers/login-count/handle.ts')).toBe(read('lambda/handlers/_template/handle.ts'));
      const test = read('test/lambda/handlers/login-count/handle.test.ts');
      expect(test).toContain("from '../../../../lambda/handlers/login-count/handle.ts'");
      expect(test).not.toContain('_template');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** What the page says to type first. */
function commands(): string {
  const [, block = ''] = /```sh\n(.*?)```/s.exec(page) ?? [];
  return block;
}
