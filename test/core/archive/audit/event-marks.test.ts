import { EventMarks } from '../../../../core/archive/audit/event-marks.ts';

describe('marks on events', () => {
  it('are kept for each source and id, and replaced', () => {
    const marks = new EventMarks();

    expect(marks.set({ source: 'privy/main', id: 'a' }, 1)).toBe(0);
    expect(marks.set({ source: 'privy/main', id: 'a' }, 2)).toBe(1);
    expect(marks.get({ source: 'privy/main', id: 'a' })).toBe(2);
    expect(marks.get({ source: 'privy/other', id: 'a' })).toBe(0);
  });

  it('are as many as are needed', () => {
    const marks = new EventMarks();
    for (let index = 0; index < 20_000; index += 1)
      marks.set({ source: 's', id: String(index) }, 1 + (index % 255));

    for (const index of [0, 1, 512, 9_999, 19_999])
      expect(marks.get({ source: 's', id: String(index) })).toBe(1 + (index % 255));
    expect(marks.get({ source: 's', id: '20000' })).toBe(0);
  });
});
