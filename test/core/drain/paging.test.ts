import type { ParkedGroup } from '../../../core/parked/parked-lines.ts';
import { shardOf } from '../../../core/parked/shards.ts';
import { at, parkedWorld } from './parked-world.ts';

/** Lets the groups of a shard come in the given pages, whatever is parked. */
function inPages(world: Awaited<ReturnType<typeof parkedWorld>>, pages: readonly (readonly string[])[]) {
  const listed: number[] = [];
  world.parked.groups = async function* (shard) {
    for (const [number, page] of pages.entries()) {
      listed.push(number);
      const groups = page.filter((groupId) => shardOf(groupId) === shard && linesOf(world).has(groupId));
      yield groups.map((groupId): ParkedGroup => ({ groupId, parkedAt: at('08:01:00') }));
    }
  };
  return listed;
}

function linesOf({ parked }: Awaited<ReturnType<typeof parkedWorld>>): ReadonlySet<string> {
  return new Set([...parked.state.lines].filter(([, line]) => line.length > 0).map(([groupId]) => groupId));
}

describe('a line longer than a page', () => {
  const ids = Array.from({ length: 130 }, (_, index) => `e${String(index).padStart(3, '0')}`);
  const line = () => parkedWorld(ids.map((id) => [id, 'ada', '08:01:00'] as const));

  it('whose first event is refused goes on with all the others, in order', async () => {
    const { fates, run, published, left } = await line();
    fates.set('e000', 'refused');

    const report = await run();

    expect(report).toMatchObject({ drained: 129, setAside: 1, failed: 0, groups: 1 });
    expect(published()).toEqual(ids.slice(1));
    expect(left()).toEqual([]);
  });

  it('is published to its end in one pass', async () => {
    const world = await line();
    const listed = inPages(world, [['ada']]);

    await world.run({ shards: [shardOf('ada')], deadline: new Date('2026-11-22T08:10:00.400Z') });

    expect(world.published()).toEqual(ids);
    expect(listed).toHaveLength(1);
  });

  it('goes on in the same pass behind an event that is refused in the middle of a page', async () => {
    const world = await line();
    const listed = inPages(world, [['ada']]);
    world.fates.set('e060', 'refused');

    await world.run({ shards: [shardOf('ada')], deadline: new Date('2026-11-22T08:10:00.400Z') });

    expect(world.published()).toEqual(ids.filter((id) => id !== 'e060'));
    expect(listed).toHaveLength(1);
  });
});

describe('groups that are listed in two pages', () => {
  const events = [
    ['a', 'ada', '08:01:00'],
    ['b', 'bob', '08:01:00'],
  ] as const;

  it('are all published, also where one of the first page is held by a failure', async () => {
    const world = await parkedWorld(events);
    inPages(world, [['ada'], ['bob']]);
    world.fates.set('a', 'down');

    await world.run();

    expect(world.published()).toEqual(['b']);
    expect(world.left()).toEqual(['a']);
  });

  it('may come again on the second page, and are published by one at a time', async () => {
    const world = await parkedWorld([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
    ]);
    inPages(world, [['ada'], ['ada']]);
    world.fates.set('a1', 'refused');

    const report = await world.run();

    expect(world.attempts).toEqual(['a1', 'a2']);
    expect(report).toMatchObject({ drained: 1, setAside: 1, faults: [{ key: 'a1' }] });
  });

  it('are not listed further once the time is over', async () => {
    const world = await parkedWorld(events);
    const listed = inPages(world, [['ada'], ['bob'], []]);
    const head = world.parked.head.bind(world.parked);
    const begun: string[] = [];
    world.parked.head = async (groupId) => {
      begun.push(groupId);
      world.clock.now = at('08:10:58');
      return await head(groupId);
    };

    await world.run({ shards: [shardOf('ada')] });

    expect(begun).toEqual(['ada']);
    expect(listed).toEqual([0]);
  });
});
