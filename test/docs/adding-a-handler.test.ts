import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(ROOT, 'docs/adding-a-handler.md'), 'utf8');

describe('docs/adding-a-handler.md', () => {
  it.each(['manifest.ts', 'handle.ts'])('prints the template as it is: %s', (file) => {
    const code = readFileSync(join(ROOT, 'lambda/handlers/_template', file), 'utf8');

    expect(page).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
  });

  it('begins with a command that exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

    expect(page).toContain('npm run new:handler login-count');
    expect(Object.keys(scripts)).toContain('new:handler');
  });
});
