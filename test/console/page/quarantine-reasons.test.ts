import { groupByReason } from '../../../console/page/text/quarantine-reasons.ts';
import type { QuarantinedUser } from '../../../ops/quarantine/list-quarantine.ts';

function user(group: string, events: number, openedAt: string, frames: string[] = ['save (save.ts:4)']) {
  const first = { failure: { code: 'NO_SUCH_PLAN', frames } };
  return { group, events, openedAt, first } as unknown as QuarantinedUser;
}

describe('users in quarantine', () => {
  it('are gathered by the code and the first own frame, most users first', () => {
    const groups = groupByReason([
      user('privy/main#eve', 1, '2026-11-27T06:00:00Z', ['load (load.ts:9)', 'save (save.ts:4)']),
      user('privy/main#ada', 3, '2026-11-27T08:00:00Z'),
      user('privy/main#bob', 2, '2026-11-27T07:00:00Z'),
    ]);

    expect(groups.map(({ users, ...rest }) => ({ ...rest, users: users.map(({ group }) => group) }))).toEqual(
      [
        {
          reason: 'NO_SUCH_PLAN at save (save.ts:4)',
          users: ['privy/main#ada', 'privy/main#bob'],
          oldest: '2026-11-27T07:00:00Z',
          behind: 3,
        },
        {
          reason: 'NO_SUCH_PLAN at load (load.ts:9)',
          users: ['privy/main#eve'],
          oldest: '2026-11-27T06:00:00Z',
          behind: 0,
        },
      ],
    );
  });

  it('of whom no failure is kept are a group of their own', () => {
    const emptied = {
      group: 'privy/main#ada',
      events: 0,
      openedAt: '2026-11-27T08:00:00Z',
    } as QuarantinedUser;

    expect(groupByReason([emptied])).toEqual([
      { reason: 'no reason is kept', users: [emptied], oldest: '2026-11-27T08:00:00Z', behind: 0 },
    ]);
    expect(groupByReason([])).toEqual([]);
  });
});
