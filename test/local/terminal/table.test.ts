import { createPaint } from '../../../local/terminal/paint.ts';
import { layOutTable } from '../../../local/terminal/table.ts';

const plain = createPaint(false);
const cells = (...texts: string[]) => ({ cells: texts.map((text) => ({ text })) });

describe('a table', () => {
  it('aligns its columns and ends no line with blanks', () => {
    const lines = layOutTable(
      ['', 'answer', 'topic'],
      [cells('user.created', '200', '1'), cells('x', '401', '')],
      {
        columns: 80,
        paint: plain,
      },
    );

    expect(lines).toEqual([
      '              answer  topic',
      '───────────────────────────',
      'user.created  200     1',
      'x             401',
    ]);
  });

  it('breaks headers that are wider than what stands under them, at spaces and hyphens', () => {
    const rows = [cells('a', 'allow', '1 done', 'an answer')];

    const lines = layOutTable(['', 'web ACL', 'user-directory', 'an answer'], rows, {
      columns: 80,
      paint: plain,
    });

    expect(lines?.slice(0, 2)).toEqual(['   web    user-', '   ACL    directory  an answer']);
  });

  it('puts lines between rows as they are', () => {
    const rows = [
      cells('a', 'b'),
      { line: { text: 'a note that is wider than any of the columns' } },
      cells('c', 'd'),
    ];

    expect(layOutTable(['', 'h'], rows, { columns: 20, paint: plain })?.slice(2)).toEqual([
      'a  b',
      'a note that is wider than any of the columns',
      'c  d',
    ]);
  });

  it('gives up where its columns do not fit', () => {
    const rows = [cells('aaaaa', 'bbbbb', 'ccccc')];

    expect(layOutTable(['', '', ''], rows, { columns: 19, paint: plain })?.at(-1)).toBe(
      'aaaaa  bbbbb  ccccc',
    );
    expect(layOutTable(['', '', ''], rows, { columns: 18, paint: plain })).toBeUndefined();
  });

  it('is aligned by its text, not by the codes of its colours', () => {
    const rows = [
      { cells: [{ text: 'ok', tone: 'good' as const }, { text: 'next' }] },
      cells('longer', 'next'),
    ];

    const lines = layOutTable(['', ''], rows, { columns: 80, paint: createPaint(true) });

    expect(lines?.slice(2)).toEqual(['\u001b[32mok    \u001b[39m  next', 'longer  next']);
  });
});
