import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildEvent, checkEveryOrder } from 'wallet-webhooks/testing';
import { handle, seenUsers } from './seen-users.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(ROOT, 'docs/adding-a-handler.md'), 'utf8');

describe('docs/adding-a-handler.md', () => {
  it.each(['manifest.ts', 'handle.ts'])('prints the template as it is: %s', (file) => {
    const code = readFileSync(join(ROOT, 'lambda/handlers/_template', file), 'utf8');

    expect(page).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
  });

  it('prints a merge that is tested, as it is', () => {
    const [, code = ''] = readFileSync(join(ROOT, 'test/docs/seen-users.ts'), 'utf8').split(
      '// The page has what follows.\n',
    );

    expect(page).toContain(`\`\`\`ts\n${code}\`\`\`\n`);
  });

  it('prints a merge that leaves the same item in every order of events', async () => {
    const events = ['2026-11-22T09:00:00.000Z', '2026-11-22T10:00:00.000Z', '2026-11-22T08:00:00.000Z'].map(
      (time) => buildEvent('dynamic.user.updated', { id: time, time }),
    );

    const { users } = await checkEveryOrder({ manifest: seenUsers, handle }, events);

    expect(users).toEqual([
      expect.objectContaining({ first: '2026-11-22T08:00:00.000Z', last: '2026-11-22T10:00:00.000Z' }),
    ]);
  });

  it('begins with a command that exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

    expect(page).toContain('npm run new:handler login-count');
    expect(Object.keys(scripts)).toContain('new:handler');
  });
});
