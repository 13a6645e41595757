import type { Item } from '../../../core/inbox/item.ts';
import { StageInbox } from '../../../ops/archive/stage-inbox.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { stageOf } from '../stage-of.ts';

/** 2026-11-27T09:00:00Z, which it is, in seconds. */
const NOW = 1_795_770_000;

function stageWith(items: readonly Item[]): Stage {
  const stage = stageOf({});
  const get = async (_: string, { pk }: Item) => items.find((item) => item['pk'] === pk);
  const tables = { get } as unknown as Awaited<ReturnType<Stage['services']['tables']>>;
  return { ...stage, services: { ...stage.services, tables: async () => tables } };
}

describe('the inbox of a stage', () => {
  it('tells what entries stand for, and of none what has expired, though it is not deleted yet', async () => {
    const inbox = new StageInbox(
      stageWith([
        { pk: 'count#privy/main#a', outcome: 'applied', expiresAt: NOW },
        { pk: 'count#privy/main#b', outcome: 'stale', expiresAt: NOW + 60 },
        { pk: 'count#privy/main#c', outcome: 'applied', expiresAt: NOW - 1 },
      ]),
    );

    const outcomes = await inbox.outcomes(['a', 'b', 'c', 'd'].map((id) => `count#privy/main#${id}`));

    expect([...outcomes]).toEqual([
      ['count#privy/main#a', 'applied'],
      ['count#privy/main#b', 'stale'],
    ]);
  });

  it('is none of a stage whose handlers need none', () => {
    expect(() => new StageInbox(stageOf({}, { inboxTable: '' }))).toThrow(
      'no handler of WalletWebhooks-local has an inbox',
    );
  });
});
