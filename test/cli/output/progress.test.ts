import { Progress } from '../../../cli/output/progress.ts';

function streamOf({ isTTY }: { readonly isTTY: boolean }) {
  let written = '';
  const write = (text: string) => {
    written += text;
    return true;
  };
  return { isTTY, columns: 10, write, written: () => written };
}

describe('progress', () => {
  it('stands in one line of a terminal, which is written over and cleared', () => {
    const stream = streamOf({ isTTY: true });
    const progress = new Progress(stream as unknown as NodeJS.WriteStream);

    progress.say('1 of 2');
    progress.say('1 of 2');
    progress.say('2 of 2, and a long line');
    progress.clear();
    progress.clear();

    expect(stream.written()).toBe('\r\u001b[K1 of 2\r\u001b[K2 of 2, a\r\u001b[K');
  });

  it('says nothing of a short operation where nobody waits', () => {
    const stream = streamOf({ isTTY: false });
    const progress = new Progress(stream as unknown as NodeJS.WriteStream);

    progress.say('1 of 2');
    progress.clear();

    expect(stream.written()).toBe('');
  });
});
