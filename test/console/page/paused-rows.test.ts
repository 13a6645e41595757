import { takeRows } from '../../../console/page/state/paused-rows.ts';
import { missedText, waitingText } from '../../../console/page/text/waiting-text.ts';

const NONE = { shown: [], waiting: [], count: 0 };

describe('rows that are live', () => {
  it('are taken in newest first, and wait while the list is paused', () => {
    const paused = takeRows({ ...NONE, shown: [2, 1] }, [3], { isPaused: true, most: 3 });
    const more = takeRows(paused, [5, 4], { isPaused: true, most: 3 });

    expect(more).toEqual({ shown: [2, 1], waiting: [5, 4, 3], count: 3 });
    expect(takeRows(more, [], { isPaused: false, most: 3 })).toEqual({ ...NONE, shown: [5, 4, 3] });
  });

  it('are shown as many as there is room for', () => {
    expect(takeRows({ ...NONE, shown: [1] }, [3, 2], { isPaused: false, most: 2 })).toEqual({
      ...NONE,
      shown: [3, 2],
    });
  });

  it('are all counted while they wait, and the newest kept', () => {
    let rows: ReturnType<typeof takeRows<number>> = { ...NONE, shown: [0] };
    for (let row = 1; row <= 12_345; row += 1) rows = takeRows(rows, [row], { isPaused: true, most: 2 });

    expect(rows).toEqual({ shown: [0], waiting: [12_345, 12_344], count: 12_345 });
    expect(waitingText(rows.count, 2)).toBe('Show the newest 2 of 12,345 new');
    expect(takeRows(rows, [], { isPaused: false, most: 2 })).toEqual({ ...NONE, shown: [12_345, 12_344] });
  });

  it('are all shown where there is room', () => {
    expect(waitingText(12, 20)).toBe('Show 12 new');
  });

  it('say how many a page did not get', () => {
    expect([missedText(0), missedText(1_234)]).toEqual([
      '',
      '1,234 rows came faster than this page took them',
    ]);
  });
});
