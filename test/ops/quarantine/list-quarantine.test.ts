import { listQuarantine } from '../../../ops/quarantine/list-quarantine.ts';
import { showQuarantine } from '../../../ops/quarantine/show-quarantine.ts';
import { stageOf } from '../stage-of.ts';
import { groupOf, quarantinedWorld } from './quarantined-world.ts';

const FIRST = {
  sequence: '00000000000000000001',
  messageId: 'msg_1',
  id: 'msg_1',
  type: 'privy.user.created',
  keptAt: '2026-11-27T08:00:00.000Z',
  attempts: 7,
  failure: { code: 'unknown-plan', frames: [], permanent: true },
};

describe('who is in quarantine', () => {
  it('is listed of every handler and destination, each user with the event that was given up on', async () => {
    const { stage, quarantine } = quarantinedWorld();
    await quarantine('ada', 'msg_1', 'msg_2');

    expect(await listQuarantine(stage)).toEqual([
      {
        handler: 'count',
        users: [{ group: groupOf('ada'), events: 2, openedAt: '2026-11-27T08:00:00.000Z', first: FIRST }],
      },
      { handler: 'mirror', users: [] },
    ]);
  });

  it('is listed of one handler alone', async () => {
    const { stage } = quarantinedWorld();

    expect(await listQuarantine(stage, { handler: 'mirror' })).toEqual([{ handler: 'mirror', users: [] }]);
  });

  it('is listed of the others where the function of one cannot even start', async () => {
    const stage = stageOf({
      count: () => Promise.reject(new Error('Cannot find module crm')),
      mirror: async () => ({ groups: [] }),
    });

    expect(await listQuarantine(stage)).toEqual([
      {
        handler: 'count',
        users: [],
        problem: { code: 'function-failed', message: 'Cannot find module crm' },
      },
      { handler: 'mirror', users: [] },
    ]);
  });

  it.each([
    ['conut', 'no subscriber "conut"; nearest: count, risk, mirror'],
    ['risk', '"risk" is a consumer, whose own service handles its events; allowed: count, mirror'],
  ])('is not known of "%s"', async (handler, message) => {
    const { stage } = quarantinedWorld();

    await expect(listQuarantine(stage, { handler })).rejects.toMatchObject({ code: 'misused', message });
  });
});

describe('the line of a user in quarantine', () => {
  it('is shown by the id of the user, or by the group', async () => {
    const { stage, quarantine } = quarantinedWorld();
    await quarantine('ada', 'msg_1', 'msg_2');

    const line = await showQuarantine(stage, { handler: 'count', group: 'ada' });

    expect(line).toMatchObject({
      handler: 'count',
      group: groupOf('ada'),
      openedAt: '2026-11-27T08:00:00.000Z',
      waiting: 2,
      events: [FIRST, { id: 'msg_2', attempts: 0 }],
    });
    expect(await showQuarantine(stage, { handler: 'count', group: groupOf('ada') })).toEqual(line);
  });

  it('is not there for a user who is not in quarantine', async () => {
    const { stage, quarantine } = quarantinedWorld();

    await expect(showQuarantine(stage, { handler: 'count', group: 'ada' })).rejects.toMatchObject({
      code: 'not-found',
      message: 'nobody is in the quarantine of count',
    });
    await quarantine('bob', 'msg_3');
    await expect(showQuarantine(stage, { handler: 'count', group: 'ada' })).rejects.toMatchObject({
      code: 'not-found',
      message: '"ada" is not in the quarantine of count; in it: privy/main#bob',
    });
  });
});
