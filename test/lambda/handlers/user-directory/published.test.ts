import { publishedBodies } from '../../../core/providers/published.ts';
import { admitBody } from '../../../support/admit-body.ts';
import { MemoryTransactions } from '../../../support/memory-transactions.ts';
import { hostDirectory } from './directory-host.ts';

describe('user directory, given what providers publish', () => {
  it.each(publishedBodies)('after $provider $origin $number, $expected.type', async (published) => {
    const { provider, body, expected } = published;
    const transactions = new MemoryTransactions();
    const { give, logged } = hostDirectory(transactions);

    await give(admitBody(provider, Buffer.from(JSON.stringify(body))));

    const rows = expected.directory ?? [];
    expect(transactions.table('users')).toHaveLength(rows.length);
    expect(transactions.table('users')).toEqual(
      expect.arrayContaining(rows.map((row) => expect.objectContaining(row))),
    );
    expect(logged).toEqual([]);
  });
});
