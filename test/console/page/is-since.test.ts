import { isSince, type Look } from '../../../console/page/text/is-since.ts';

const LOOKED = Date.parse('2026-11-27T10:00:00.000Z');

describe('a row that comes while a list is shown', () => {
  it.each<[string, boolean, boolean]>([
    ['2026-11-27T09:59:59.999Z', true, false],
    ['2026-11-27T10:00:00.000Z', true, true],
    ['2026-11-27T09:59:39.999Z', false, false],
    ['2026-11-27T09:59:40.000Z', false, true],
    ['2026-11-27T10:00:01.000Z', false, true],
  ])('of %s, on this machine: %s, may be missing in the list: %s', (at, isLocal, expected) => {
    const look: Look = { at: LOOKED, isLocal };

    expect(isSince({ at }, look)).toBe(expected);
  });
});
