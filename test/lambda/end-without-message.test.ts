import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, 'ends-without-message.ts');

describe('a function that ends by an error which nobody catches', () => {
  it.each(['rejects', 'throws'])('logs its name, code and place and not its message: it %s', (how) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, how], { encoding: 'utf8' });

    const line: unknown = JSON.parse(`${stdout}${stderr}`);
    expect(line).toMatchObject({
      level: 'ERROR',
      message: 'uncaught',
      fault: {
        name: 'TypeError',
        code: 'crm-busy',
        frames: expect.arrayContaining([expect.stringMatching(/ends-without-message\.ts:\d+:\d+\)?$/)]),
      },
    });
    expect(JSON.stringify(line)).not.toContain('planted');
    expect(status).toBe(1);
  });
});
