import { mock } from 'node:test';
import { show } from '../../../cli/frame/show.ts';
import { plainPage } from '../plain-page.ts';

/** What is printed, to a terminal or to a file. */
async function shown({ isTerminal, json = false }: { isTerminal: boolean; json?: boolean }): Promise<string> {
  const written: string[] = [];
  const { isTTY } = process.stdout;
  const write = mock.method(process.stdout, 'write', (text: string, done: () => void) => {
    written.push(text);
    done();
    return true;
  });
  process.stdout.isTTY = isTerminal;
  try {
    const file = '{"name":"\u009b"}';
    await show({ data: { fixture: file }, text: () => [file], file }, { page: plainPage(80), json });
  } finally {
    process.stdout.isTTY = isTTY;
    write.mock.restore();
  }
  return written.join('');
}

describe('what a command has for a file', () => {
  it('is written as it is where no person reads it', async () => {
    expect(await shown({ isTerminal: false })).toBe('{"name":"\u009b"}');
  });

  it('is made harmless in a terminal', async () => {
    const text = await shown({ isTerminal: true });

    expect(text).not.toContain('\u009b');
    expect(text).toMatch(/^\{"name":".+"\}\n$/);
  });

  it('is a field of JSON where that is asked for', async () => {
    expect(JSON.parse(await shown({ isTerminal: false, json: true }))).toEqual({
      fixture: '{"name":"\u009b"}',
    });
  });
});
