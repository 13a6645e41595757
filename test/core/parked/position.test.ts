import { positionAt } from '../../../core/parked/position.ts';

const NOON = new Date('2026-11-22T12:00:00.000Z');

describe('the position of an event in a line', () => {
  it('sorts by the time of parking', () => {
    const earlier = positionAt(NOON, 'b');
    const later = positionAt(new Date('2026-11-22T12:00:00.001Z'), 'a');

    expect([later, earlier].sort()).toEqual([earlier, later]);
    expect(earlier).toBe('001795348800000#b');
  });

  it('is behind the last one, even where that is from a clock that is ahead', () => {
    const last = { groupId: 'ada', position: '001795348900000#msg_1' };

    expect(positionAt(NOON, 'msg_0', last)).toBe('001795348900001#msg_0');
  });

  it('is that of the clock where the last one is older', () => {
    const last = { groupId: 'ada', position: '001795348700000#msg_1' };

    expect(positionAt(NOON, 'msg_2', last)).toBe('001795348800000#msg_2');
  });
});
