import type { Write } from '../../../core/inbox/write.ts';
import { declaredWrites } from '../../../lambda/handler-kit/declared-writes.ts';

const USERS = { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put', 'delete'] } as const;
const ENTRY: Write = { kind: 'put', table: 'inbox-1', item: { pk: 'a' } };

function host() {
  const committed: (readonly Write[])[] = [];
  const commit = async (writes: readonly Write[]) => {
    committed.push(writes);
    return { committed: true } as const;
  };
  const transactions = declaredWrites({ commit }, { tables: { users: USERS }, names: { users: 'users-1' } });
  return { committed, transactions };
}

describe('declaredWrites', () => {
  it('lets through the inbox entry and the kinds of writes that the manifest declares', async () => {
    const { committed, transactions } = host();
    const writes: Write[] = [
      ENTRY,
      { kind: 'put', table: 'users-1', item: { pk: 'a' } },
      { kind: 'delete', table: 'users-1', key: { pk: 'b' } },
    ];

    expect(await transactions.commit(writes)).toEqual({ committed: true });
    expect(committed).toEqual([writes]);
  });

  it('rejects any other write before anything is written, and says what to declare', async () => {
    const { committed, transactions } = host();

    await expect(
      transactions.commit([
        ENTRY,
        { kind: 'update', table: 'users-1', key: { pk: 'a' }, add: { logins: 1 } },
      ]),
    ).rejects.toMatchObject({
      code: 'undeclared-write',
      message:
        'The handler makes a write of the kind update to its table users, for which the manifest does not declare it. ' +
        "Add 'update' to tables.users.writes.",
    });
    expect(committed).toEqual([]);
  });
});
