import { buildEvent, localTables, type MakeTables, memoryTables, testHandler } from 'wallet-webhooks/testing';
import { handle } from '../../../examples/handlers/team-wallets/handle.ts';
import { teamWallets } from '../../../examples/handlers/team-wallets/manifest.ts';

const WALLET = buildEvent('privy.user.wallet_created', { subject: 'did:privy:ada' });

describe.each<[string, MakeTables]>([
  ['in memory', memoryTables],
  ['in the local engine', localTables],
])('the example that reads a table, with tables %s', (_, tables) => {
  it('counts each wallet once for the team that the table names', async () => {
    const members = [{ user: 'did:privy:ada', team: 'blue' }];
    const test = await testHandler({ manifest: teamWallets, handle, tables, items: { members } });
    try {
      expect(await test.give(WALLET)).toEqual({ outcome: 'applied' });
      expect(await test.give(WALLET)).toEqual({ outcome: 'duplicate' });
      expect(await test.give({ ...WALLET, id: 'msg_2' })).toEqual({ outcome: 'applied' });
      expect(await test.give({ ...WALLET, id: 'msg_3', subject: 'did:privy:bob' })).toEqual({
        outcome: 'ignored',
      });
      expect(await test.items('teams')).toEqual([{ team: 'blue', wallets: 2 }]);
    } finally {
      await test.close();
    }
  });

  it('fails where the handler reads a table that it does not declare for reading', async () => {
    const test = await testHandler({
      manifest: teamWallets,
      handle: async (_event, { readItem, tables: { teams } }) => {
        await readItem({ table: teams, key: { team: 'blue' } });
        return 'ignored';
      },
      tables,
    });
    try {
      expect(await test.give(WALLET)).toMatchObject({
        outcome: 'failed',
        error: { code: 'undeclared-read' },
      });
    } finally {
      await test.close();
    }
  });
});
