import { goalLines } from '../../bench/print.ts';

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
