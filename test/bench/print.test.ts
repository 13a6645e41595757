import { goalLines, tableLines } from '../../bench/print.ts';

describe('the end of a run', () => {
  it('is a line per goal, met or missed with the reason', () => {
    const results = {
      one: { tables: [], goals: [{ goal: 'fast', measured: '1 ms', isMet: true, reason: 'luck' }] },
      two: { tables: [], goals: [{ goal: 'small', measured: '9 MB', isMet: false, reason: 'it is large' }] },
    };

    expect(goalLines(results)).toEqual([
      '',
      '1 of 2 goals are met',
      'met     fast: 1 ms',
      'missed  small: 9 MB',
      '        it is large',
    ]);
    expect(goalLines({ one: { tables: [], goals: [] } })).toEqual([]);
  });
});

describe('a table', () => {
  it('has figures that end below each other, and texts that begin so', () => {
    const columns = ['a month', 'USD', 'for'];
    const rows = [
      ['web ACL', '16.00', 'with rules of its own'],
      ['idle', '6.00', ''],
    ];

    expect(tableLines({ columns, rows })).toEqual([
      'a month    USD  for',
      'web ACL  16.00  with rules of its own',
      'idle      6.00',
    ]);
  });
});
