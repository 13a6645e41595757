import { defineHandler, type HandleOf, type HandlerTable } from 'wallet-webhooks/handler';
import { buildEvent, testHandler } from 'wallet-webhooks/testing';

const EVENT = buildEvent('privy.user.created');

function manifestWith({ writes, reads }: Pick<HandlerTable, 'writes' | 'reads'>) {
  return defineHandler({
    name: 'greeter',
    entry: new URL('./greeter.ts', import.meta.url),
    description: 'Greets new users.',
    events: ['privy.user.created'],
    timeoutSeconds: 30,
    memoryMegabytes: 256,
    tables: {
      users: {
        partitionKey: 'pk',
        environmentVariable: 'USERS_TABLE',
        writes: writes ?? [],
        reads: reads ?? false,
      },
      names: { partitionKey: 'name', environmentVariable: 'NAMES_TABLE', writes: ['put'] },
    },
  });
}
type Greet = HandleOf<ReturnType<typeof manifestWith>>;

const merging: Greet = (_event, { mergeItems, tables }) =>
  mergeItems([{ table: tables.users, key: { pk: 'zoe' }, merge: () => ({ item: { greeted: true } }) }]);
const newer: Greet = (_event, { applyIfNewer, tables }) =>
  applyIfNewer({ table: tables.users, item: { pk: 'zoe', greeted: true } });
const forgetting: Greet = (_event, { mergeItems, tables }) => {
  const writes = [{ kind: 'delete', table: tables.names, key: { name: 'Zoe' } } as const];
  return mergeItems([
    { table: tables.users, key: { pk: 'zoe' }, merge: () => ({ item: { greeted: true }, writes }) },
  ]);
};

describe('a handler', () => {
  it.each<[string, Greet, Pick<HandlerTable, 'writes' | 'reads'>]>([
    ['merges into a table that it reads and puts into', merging, { writes: ['put'], reads: true }],
    ['puts the newest state into a table that it puts into', newer, { writes: ['put'] }],
  ])('%s', async (_, handle, rights) => {
    const test = await testHandler({ manifest: manifestWith(rights), handle });

    expect(await test.give(EVENT)).toEqual({ outcome: 'applied' });
    expect(await test.items('users')).toMatchObject([{ pk: 'zoe', greeted: true }]);
  });

  it.each<[string, Greet, Pick<HandlerTable, 'writes' | 'reads'>, string]>([
    ['merges without reading', merging, { writes: ['put'] }, 'undeclared-read'],
    ['merges without putting', merging, { writes: ['update'], reads: true }, 'undeclared-write'],
    ['puts the newest state without putting', newer, { writes: ['update'] }, 'undeclared-write'],
    ['deletes along with a merge', forgetting, { writes: ['put'], reads: true }, 'undeclared-write'],
  ])('fails that %s, where the manifest does not declare it', async (_, handle, rights, code) => {
    const test = await testHandler({ manifest: manifestWith(rights), handle });

    expect(await test.give(EVENT)).toMatchObject({ outcome: 'failed', error: { code } });
    expect(await test.items('users')).toEqual([]);
  });
});
