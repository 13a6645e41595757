import { redriveLines } from '../../../cli/dead/redrive-lines.ts';
import { plainPage } from '../plain-page.ts';

describe('a redrive that is thought of', () => {
  it('is told within the width of the page, and what comes of it too', () => {
    const plan = {
      subscriber: 'user-directory',
      kind: 'not-handled',
      letters: 2,
      users: 1,
      isAll: true,
      unreadable: 0,
      forgotten: 0,
      inQuarantine: 0,
      later: { users: 1, arrived: 3, handled: 2, isAll: true },
      first: [],
    } as const;

    expect(redriveLines({ plan }, { flags: [] }, plainPage(80)).slice(0, 4)).toEqual([
      'would be put back: 2 dead letters of 1 user, behind what waits in the queue of',
      'user-directory, of each user the oldest first',
      '3 later events of the same users, 2 of them handled already: what is put back',
      'comes after those',
    ]);
  });
});
