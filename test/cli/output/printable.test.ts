import { printable } from '../../../cli/output/printable.ts';

describe('what is printed in a terminal', () => {
  it('keeps colours, the ends of lines and letters of any script', () => {
    const text = '\u001b[31mfailed\u001b[39m\nZoë 李 ✗';
    expect(printable(text)).toBe(text);
  });

  it.each([
    ['moves the cursor', 'ada\u001b[2K\rbob', 'ada\ufffd[2K\ufffdbob'],
    ['names the window', '\u001b]0;owned\u0007', '\ufffd]0;owned\ufffd'],
    ['is a control of one byte', '\u009b2Jada\b', '\ufffd2Jada\ufffd'],
  ])('shows what %s as a sign that stands for nothing', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });
});
