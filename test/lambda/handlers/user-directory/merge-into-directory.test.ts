import { attributeValues } from '../../../../aws/attribute-value.ts';
import type { Item } from '../../../../core/inbox/item.ts';
import { mergeIntoDirectory } from '../../../../lambda/handlers/user-directory/merge-into-directory.ts';
import type { Change } from '../../../../lambda/handlers/user-directory/user-change.ts';
import type {
  LinkedAccount,
  LinkedWallet,
} from '../../../../lambda/handlers/user-directory/user-snapshot.ts';
import { itemSize } from '../../../../local/testing/item-size.ts';
import { envelope } from '../../../support/envelopes.ts';

const USER = 'did:privy:cmzoefixture000000000001';
const EMAIL: LinkedAccount = { type: 'email', identifier: 'zoe@example.test' };
const GOOGLE: LinkedAccount = { type: 'google_oauth', identifier: '100000000000000000001' };
const ETHEREUM = walletAt('0x1111111111111111111111111111111111111111');
const SOLANA = { ...walletAt('7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU'), chain: 'solana' };

function walletAt(address: string): LinkedWallet {
  return { address, chain: 'ethereum', kind: 'embedded' };
}

function snapshot(accounts: readonly LinkedAccount[], wallets: readonly LinkedWallet[]): Change {
  return {
    kind: 'snapshot',
    snapshot: { userId: USER, createdAt: '2026-11-21T00:00:00.000Z', accounts, wallets },
  };
}

/** What an event at that hour makes of an item. */
function merge(stored: Item | undefined, change: Change, hour = '10') {
  const event = envelope({ id: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V', time: `2026-11-22T${hour}:00:00.000Z` });
  return mergeIntoDirectory(stored, change, { event, lookUpTable: 'look-ups' });
}

describe("a user's item", () => {
  it('is smaller than a write unit for an e-mail address, a social account, two wallets and all that happens to them', () => {
    const { item } = merge(undefined, {
      ...snapshot([EMAIL, GOOGLE], [ETHEREUM, SOLANA]),
      seen: true,
    } as Change);
    const seen = merge(item, { kind: 'delta', userId: USER, delta: { seen: true } }, '11').item;
    const factor = merge(
      seen,
      { kind: 'delta', userId: USER, delta: { mfa: { gained: [{ type: 'totp' }] } } },
      '12',
    );
    const exported: Change = {
      kind: 'delta',
      userId: USER,
      delta: { wallet: { address: SOLANA.address, exported: true } },
    };
    // The revision is the kit's.
    const last = {
      ...merge(factor.item, exported, '13').item,
      mergeRevision: '4#msg_3MRFiVBysCCDM0abSOrSeRNin2V',
    };

    expect(itemSize(attributeValues(item))).toBeLessThan(800);
    expect(itemSize(attributeValues(last))).toBeLessThan(1024);
  });

  it('keeps no address of what was taken away', () => {
    const { item } = merge(undefined, snapshot([EMAIL], [ETHEREUM, SOLANA]));
    const lost: Change = { kind: 'delta', userId: USER, delta: { linked: { lost: [EMAIL, ETHEREUM] } } };
    const text = JSON.stringify(merge(item, lost, '11').item);

    expect(text).not.toContain('zoe@');
    expect(text).not.toContain('0x1111');
    expect(text).toContain(SOLANA.address);
  });

  it('of an earlier version is the list of everything that it was, and gets its rows', () => {
    const earlier: Item = {
      pk: `privy/main#${USER}`,
      provider: 'privy',
      source: 'privy/main',
      environment: 'production',
      userId: USER,
      deleted: false,
      accounts: [EMAIL],
      wallets: [ETHEREUM],
      lastEventTime: '2026-11-22T10:00:00.000Z',
      lastEventId: 'msg_1',
    };
    const older: Change = { kind: 'delta', userId: USER, delta: { linked: { gained: [SOLANA] } } };
    const { item, writes } = merge(earlier, older, '09');

    expect(item).toMatchObject({ accounts: [EMAIL], wallets: [ETHEREUM], format: 2, lastEventId: 'msg_1' });
    expect(writes.map(({ kind }) => kind)).toEqual(['put', 'put']);
    expect(merge(earlier, older, '11').item).toMatchObject({ wallets: [ETHEREUM, SOLANA] });
  });
});

describe('the rows that a user is found by', () => {
  it('come and go with what they are made of, and only they', () => {
    const { item, writes } = merge(undefined, snapshot([EMAIL], [ETHEREUM]));
    const sk = `privy/main#${USER}`;
    const hash = 'd9e4f6f336b4c1c5ba144b3c0b77aed4f6c1fb8eafbcf7de3be14cbded96aea4';

    expect(writes).toEqual([
      { kind: 'put', table: 'look-ups', item: { pk: `email#${hash}`, sk } },
      { kind: 'put', table: 'look-ups', item: { pk: `wallet#${ETHEREUM.address}`, sk } },
    ]);
    expect(merge(item, snapshot([EMAIL], [SOLANA]), '11').writes).toEqual([
      { kind: 'put', table: 'look-ups', item: { pk: `wallet#${SOLANA.address}`, sk } },
      { kind: 'delete', table: 'look-ups', key: { pk: `wallet#${ETHEREUM.address}`, sk } },
    ]);
    expect(merge(item, snapshot([EMAIL], [ETHEREUM]), '11').writes).toEqual([]);
    expect(merge(item, { kind: 'deletion', userId: USER }, '11').writes.map(({ kind }) => kind)).toEqual([
      'delete',
      'delete',
    ]);
  });

  it('are 32 at most, so that a transaction holds their change', () => {
    const many = (from: number) => Array.from({ length: 50 }, (_, index) => walletAt(`0x${from + index}`));
    const { item, writes } = merge(undefined, snapshot([], many(100)));

    expect(item['wallets']).toHaveLength(50);
    expect(writes).toHaveLength(32);
    expect(merge(item, snapshot([], many(500)), '11').writes).toHaveLength(64);
  });

  it('are none for what no key can hold, and one for what is listed twice', () => {
    const { writes } = merge(
      undefined,
      snapshot([], [walletAt('a'.repeat(600)), walletAt('0xAB'), walletAt('0xab')]),
    );

    expect(writes).toMatchObject([{ item: { pk: 'wallet#0xab' } }]);
  });

  it.each([
    { type: 'phone', identifier: '555 0100' },
    { type: 'email' },
    { type: 'google_oauth', identifier: 'zoe@example.test' },
  ])('are none for %j', (account) => {
    expect(merge(undefined, snapshot([account], [])).writes).toEqual([]);
  });
});
