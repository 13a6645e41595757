import type { DirectoryItem } from '../../../../core/directory/directory-item.ts';
import { directoryUser } from '../../../../core/directory/directory-user.ts';
import type { Item } from '../../../../core/inbox/item.ts';
import { publishedBodies } from '../../../core/providers/published.ts';
import { admitBody } from '../../../support/admit-body.ts';
import { directoryInMemory } from './directory-host.ts';

describe('user directory, given what providers publish', () => {
  it.each(publishedBodies)('after $provider $origin $number, $expected.type', async (published) => {
    const { provider, body, expected } = published;
    const { give, users, logged } = directoryInMemory();

    await give(admitBody(provider, Buffer.from(JSON.stringify(body))));

    const rows = expected.directory ?? [];
    const found = users()
      .map(asRead)
      .filter((user) => user !== undefined);
    expect(found).toHaveLength(rows.length);
    expect(found).toEqual(expect.arrayContaining(rows.map((row) => expect.objectContaining(row))));
    expect(logged).toEqual([]);
  });
});

/** A user as the reader gives them, or the item of one who is deleted. */
function asRead(item: Item): object | undefined {
  return item['deleted'] === true ? item : directoryUser(item as unknown as DirectoryItem);
}
