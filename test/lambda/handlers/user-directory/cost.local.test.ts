import { DynamoDbTransactions } from '../../../../aws/dynamodb-transactions.ts';
import { itemReader } from '../../../../aws/item-reader.ts';
import { itemWriter } from '../../../../aws/item-writer.ts';
import type { Envelope } from '../../../../core/events/envelope.ts';
import { clientFor, type Dynoxide, startDynoxide } from '../../../support/dynoxide.ts';
import { envelope } from '../../../support/envelopes.ts';
import { recordedCommands } from '../../../support/recorded-commands.ts';
import { hostDirectory } from './directory-host.ts';

const EMAIL = { type: 'email', address: 'zoe@example.test' };
const GOOGLE = { type: 'google_oauth', subject: '100000000000000000001' };
const [FIRST, SECOND, THIRD] = ['0x1111', '0x2222', '0x3333'].map((digits) => ({
  type: 'wallet',
  address: `0x${digits.slice(2).repeat(10)}`,
  chain_type: 'ethereum',
  connector_type: 'embedded',
}));
const ZOE = {
  id: 'did:privy:cmzoefixture000000000001',
  created_at: 1795219200,
  mfa_methods: [{ type: 'totp' }],
};

let engine: Dynoxide;

beforeAll(async () => {
  engine = await startDynoxide();
  await engine.createTable('users');
  await engine.createTable('look-ups', 'pk', 'sk');
});
afterAll(() => engine.stop());

describe('what the directory asks of DynamoDB, counted at the wire', () => {
  it('is one read and one write for an event that changes the item alone', async () => {
    const client = clientFor(engine.endpoint);
    const commands = recordedCommands(client);
    const { give } = hostDirectory({
      transactions: new DynamoDbTransactions(client),
      readItem: itemReader(client),
      putItem: itemWriter(client),
    });
    const costOf = async (event: Envelope) => {
      commands.length = 0;
      await give(event);
      return commands.map(({ name, input: { TransactItems } }) =>
        Array.isArray(TransactItems) ? `${name} of ${TransactItems.length}` : name,
      );
    };
    const login = loginWith('1', '10', [EMAIL, GOOGLE, FIRST, SECOND]);
    const exported = envelope({
      id: '3',
      time: '2026-11-22T12:00:00.000Z',
      type: 'privy.wallet.private_key_export',
      data: { user_id: ZOE.id, wallet_address: SECOND?.address },
    });

    expect(await costOf(login)).toEqual(['GetItemCommand', 'TransactWriteItemsCommand of 4']);
    expect(await costOf(loginWith('2', '11', [EMAIL, GOOGLE, FIRST, SECOND]))).toEqual([
      'GetItemCommand',
      'PutItemCommand',
    ]);
    expect(await costOf(exported)).toEqual(['GetItemCommand', 'PutItemCommand']);
    expect(await costOf(exported)).toEqual(['GetItemCommand']);
    expect(await costOf(login)).toEqual(['GetItemCommand']);
    expect(await costOf(loginWith('4', '13', [EMAIL, GOOGLE, FIRST, SECOND, THIRD]))).toEqual([
      'GetItemCommand',
      'TransactWriteItemsCommand of 2',
    ]);
    client.destroy();
  });

  it('loses nothing where events of one user are handled at once', async () => {
    const client = clientFor(engine.endpoint);
    const { give } = hostDirectory({
      transactions: new DynamoDbTransactions(client),
      readItem: itemReader(client),
      putItem: itemWriter(client),
    });
    const bob = 'did:privy:bob';
    const link = (address: string) =>
      envelope({
        id: address,
        type: 'privy.user.linked_account',
        data: { user: { id: bob }, account: { type: 'wallet', address } },
      });

    await Promise.all(['0xa', '0xb', '0xc'].map((address) => give(link(address))));

    const item = await itemReader(client)({ table: 'users', key: { pk: `privy/main#${bob}` } });
    const wallets = item?.['wallets'] as readonly { readonly address: string }[];
    expect(wallets.map(({ address }) => address).toSorted()).toEqual(['0xa', '0xb', '0xc']);
    client.destroy();
  });
});

function loginWith(id: string, hour: string, accounts: readonly (object | undefined)[]): Envelope {
  return envelope({
    id,
    time: `2026-11-22T${hour}:00:00.000Z`,
    type: 'privy.user.authenticated',
    data: { user: { ...ZOE, linked_accounts: accounts } },
  });
}
