import { fittingTable } from '../../../cli/output/fitting-table.ts';
import { plainPage } from '../plain-page.ts';

const COLUMNS = [
  { header: 'name', cell: ({ name }: { name: string }) => ({ text: name }) },
  { header: 'first to go', rank: 1, cell: () => ({ text: 'wwwwwwwwww' }) },
  { header: 'second to go', rank: 2, cell: () => ({ text: 'vvvvvvvvvv' }) },
  { header: 'kept', cell: () => ({ text: 'kept' }) },
];

describe('a table that fits the page', () => {
  it('leaves out columns in the order of their ranks', () => {
    const heads = (columns: number) => fittingTable(COLUMNS, [{ name: 'one' }], plainPage(columns)).at(-1);

    expect(heads(40)).toBe('one   wwwwwwwwww  vvvvvvvvvv  kept');
    expect(heads(30)).toBe('one   vvvvvvvvvv  kept');
    expect(heads(12)).toBe('one   kept');
  });

  it('becomes a block for each row, with all columns, where there is no room even for those that stay', () => {
    expect(fittingTable(COLUMNS, [{ name: 'one' }], plainPage(8))).toEqual([
      'one',
      '  first to go   wwwwwwwwww',
      '  second to go  vvvvvvvvvv',
      '  kept          kept',
    ]);
  });
});
