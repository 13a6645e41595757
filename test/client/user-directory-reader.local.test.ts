import { GetItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import { attributeValues, itemOf } from '../../aws/attribute-value.ts';
import { DynamoDbTransactions } from '../../aws/dynamodb-transactions.ts';
import { itemReader } from '../../aws/item-reader.ts';
import { itemWriter } from '../../aws/item-writer.ts';
import { createUserDirectoryReader, type UserDirectoryReader } from '../../client/src/index.ts';
import { hostDirectory } from '../lambda/handlers/user-directory/directory-host.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { envelope } from '../support/envelopes.ts';

const ADA = {
  id: 'did:privy:ada',
  created_at: 1795219200,
  linked_accounts: [
    { type: 'email', address: 'Ada@Example.test' },
    { type: 'phone', phoneNumber: '+1 (555) 010-0123' },
    { type: 'wallet', address: '0xAbCd', chain_type: 'ethereum', connector_type: 'embedded' },
    { type: 'wallet', address: 'So1AnaAb', chain_type: 'solana', connector_type: 'embedded' },
  ],
  mfa_methods: [{ type: 'totp' }],
};
const BOB = { id: 'did:privy:bob', linked_accounts: [{ type: 'wallet', address: '0xABCD' }] };
const CYD = { id: 'did:privy:cyd', linked_accounts: [{ type: 'email', address: 'cyd@example.test' }] };

let engine: Dynoxide;
let directory: UserDirectoryReader;

beforeAll(async () => {
  engine = await startDynoxide();
  const { client } = engine;
  await engine.createTable('users');
  await engine.createTable('look-ups', 'pk', 'sk');
  const { give } = hostDirectory({
    transactions: new DynamoDbTransactions(client),
    readItem: itemReader(client),
    putItem: itemWriter(client),
  });
  const login = (user: object, id: string) =>
    give(envelope({ id, type: 'privy.user.authenticated', data: { user } }));
  await login(ADA, 'msg_1');
  await login(BOB, 'msg_2');
  await login(CYD, 'msg_3');
  await give(envelope({ id: 'msg_4', type: 'privy.user.deleted', data: { user: CYD } }));
  await give(
    envelope({
      id: 'msg_5',
      type: 'privy.wallet.private_key_export',
      time: '2026-11-22T11:00:00.000Z',
      data: { user_id: ADA.id, wallet_address: '0xabcd' },
    }),
  );
  directory = createUserDirectoryReader({
    usersTable: 'users',
    lookUpsTable: 'look-ups',
    getItem: async ({ table, key }) => {
      const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: attributeValues(key) }));
      return Item && itemOf(Item);
    },
    query: async ({ table, keyName, keyValue }) => {
      const query = {
        TableName: table,
        KeyConditionExpression: '#key = :key',
        ExpressionAttributeNames: { '#key': keyName },
        ExpressionAttributeValues: attributeValues({ ':key': keyValue }),
      };
      const items = [];
      const pages = paginateQuery({ client, pageSize: 1 }, query);
      for await (const { Items = [] } of pages) items.push(...Items.map(itemOf));
      return items;
    },
  });
});
afterAll(() => engine.stop());

describe('the reader of the user directory', () => {
  it('gives all that is known of a user', async () => {
    expect(await directory.user('privy/main', 'did:privy:ada')).toEqual({
      source: 'privy/main',
      userId: 'did:privy:ada',
      environment: 'production',
      createdAt: '2026-11-21T00:00:00.000Z',
      lastSeenAt: '2026-11-22T10:00:00.000Z',
      accounts: [
        { type: 'email', identifier: 'Ada@Example.test' },
        { type: 'phone', identifier: '+1 (555) 010-0123' },
      ],
      wallets: [
        { address: '0xAbCd', chain: 'ethereum', kind: 'embedded', exportedAt: '2026-11-22T11:00:00.000Z' },
        { address: 'So1AnaAb', chain: 'solana', kind: 'embedded' },
      ],
      mfaMethods: ['totp'],
      asOf: '2026-11-22T11:00:00.000Z',
    });
  });

  it.each([
    ['of another source', 'dynamic/main', 'did:privy:ada'],
    ['who was never heard of', 'privy/main', 'did:privy:dan'],
    ['who is deleted', 'privy/main', 'did:privy:cyd'],
  ])('knows nothing of a user %s', async (_, source, userId) => {
    expect(await directory.user(source, userId)).toBeUndefined();
  });

  it.each([
    ['a wallet of two users, in any case', () => directory.usersByWallet('0xABcd'), ['ada', 'bob']],
    ['a wallet of Solana', () => directory.usersByWallet('So1AnaAb'), ['ada']],
    ['no wallet of Solana in another case', () => directory.usersByWallet('so1anaab'), []],
    ['an e-mail address, in any case', () => directory.usersByEmail(' ADA@example.test '), ['ada']],
    ['no address of who is deleted', () => directory.usersByEmail('cyd@example.test'), []],
    ['a telephone number, however it is written', () => directory.usersByPhone('0015550100123'), ['ada']],
    [
      'the hash of an address',
      () =>
        directory.usersByHash('email', 'B97222EA69DADF792BAA97FA768ECB840A0023714C831AB1328838CBA9F7F437'),
      ['ada'],
    ],
    ['nothing by a hash of another kind', () => directory.usersByHash('phone', 'b97222ea69dadf79'), []],
  ])('finds users by %s', async (_, find, found) => {
    const users = await find();

    expect(users.map(({ userId }) => userId)).toEqual(found.map((name) => `did:privy:${name}`));
  });

  it('refuses a telephone number without its country, and does not repeat it', async () => {
    await expect(directory.usersByPhone('555 010 0123')).rejects.toThrow(
      new RangeError('usersByPhone: the number must begin with + and its country.'),
    );
  });
});
