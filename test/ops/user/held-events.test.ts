import type { TableQuery } from '../../../ops/stage/tables.ts';
import { heldEvents } from '../../../ops/user/held-events.ts';
import { DENIED, refusingStage } from '../parts/refusing-stage.ts';

const GROUP = 'privy/main#did:privy:ada';
const PARKED: Readonly<Record<string, readonly object[]>> = {
  [GROUP]: [
    {
      key: 'privy/main#msg_2',
      type: 'privy.user.created',
      parkedAt: '2026-11-27T08:02:00.000Z',
    },
  ],
  refused: [
    {
      key: 'privy/main#msg_1',
      type: 'privy.user.created',
      refusedAt: '2026-11-27T08:01:00.000Z',
      reason: 'InvalidParameter',
      ofGroup: GROUP,
    },
    { key: 'privy/main#msg_9', type: 'x', refusedAt: '2026-11-27T08:00:00.000Z', ofGroup: 'another' },
  ],
};

describe('what of a user waits', () => {
  it('is what is parked, and what the topic refused of this user alone', async () => {
    const stage = refusingStage(/risk/);
    const tables = await stage.services.tables();
    const query = async (table: string, { partition }: TableQuery) =>
      table === 'parked' ? (PARKED[String(partition['group'])] ?? []) : [];
    const services = { ...stage.services, tables: async () => ({ ...tables, query }) as never };

    expect(await heldEvents({ ...stage, services }, new Set([GROUP]))).toEqual({
      held: [
        {
          where: 'refused',
          source: 'privy/main',
          id: 'msg_1',
          type: 'privy.user.created',
          at: '2026-11-27T08:01:00.000Z',
          code: 'InvalidParameter',
        },
        {
          where: 'parked',
          source: 'privy/main',
          id: 'msg_2',
          type: 'privy.user.created',
          at: '2026-11-27T08:02:00.000Z',
        },
      ],
      unread: [{ where: 'risk', problem: { code: 'no-access', message: DENIED } }],
    });
  });
});
