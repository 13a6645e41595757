import { addForgottenIds } from '../../../../../core/archive/forgotten-ids.ts';
import { DAY, HandlingWorld } from './handling-world.ts';

const NOBODY = {
  published: 0,
  applied: 0,
  stale: 0,
  ignored: 0,
  duplicate: 0,
  forgotten: 0,
  earlier: 0,
  unsettled: 0,
};

describe('the audit of what a handler did with a day', () => {
  it('says of each source what became of the events that were published', async () => {
    const world = new HandlingWorld();
    for (const id of ['a', 'b', 'c', 'd']) world.publish(id);
    world.publish('a', { source: 'privy/other' });
    world.say('a', 'applied');
    world.say('b', 'stale');
    world.say('c', 'ignored');
    world.say('d', 'duplicate');
    world.say('a', 'applied', `${DAY}T09:00:00.000Z`, 'privy/other');

    expect(await world.audit()).toEqual({
      day: DAY,
      handler: 'example',
      sources: [
        { source: 'privy/main', ...NOBODY, published: 4, applied: 1, stale: 1, ignored: 1, duplicate: 1 },
        { source: 'privy/other', ...NOBODY, published: 1, applied: 1 },
      ],
      places: { waiting: 0, dead: 0, quarantined: 0, dropped: 0 },
      missing: 0,
      unsettled: [],
    });
  });

  it('counts nothing twice: what was applied is applied, however often it failed before or came again', async () => {
    const world = new HandlingWorld();
    world.publish('a');
    world.publish('a');
    world.say('a', 'duplicate');
    world.say('a', 'failed');
    world.say('a', 'applied');
    world.say('a', 'held');

    const { sources, missing } = await world.audit();

    expect(sources).toEqual([{ source: 'privy/main', ...NOBODY, published: 1, applied: 1 }]);
    expect(missing).toBe(0);
  });

  it('asks for nothing that the patterns of the handler do not let through', async () => {
    const world = new HandlingWorld();
    world.events = ['privy.user.*'];
    world.publish('a', { type: 'privy.wallet.created' });
    world.publish('b', { type: 'privy.test' });
    world.publish('c', { type: 'dynamic.user.created', source: 'dynamic/main' });

    expect(await world.audit()).toMatchObject({ sources: [], missing: 0 });
  });

  it('asks for nothing that the canary sent, whatever the handler asks for', async () => {
    const world = new HandlingWorld();
    world.events = ['*', 'privy.test'];
    world.publish('a', { type: 'privy.test', source: 'privy/canary' });
    world.publish('b', { type: 'privy.test' });
    world.say('b', 'applied');

    expect(await world.audit()).toMatchObject({
      sources: [{ source: 'privy/main', published: 1, applied: 1 }],
      missing: 0,
    });
  });

  it('finds the outcome of what was published a moment before midnight', async () => {
    const world = new HandlingWorld();
    world.publish('a', { at: `${DAY}T23:59:59.999Z` });
    world.say('a', 'applied', '2026-11-23T00:00:01.000Z');

    expect(await world.audit()).toMatchObject({ missing: 0, unsettled: [] });
  });

  it('finds a line that a clock behind the ledger wrote before the day began', async () => {
    const world = new HandlingWorld();
    world.publish('a', { at: `${DAY}T00:00:00.100Z` });
    world.say('a', 'applied', '2026-11-21T23:59:59.500Z');

    expect(await world.audit()).toMatchObject({ missing: 0, unsettled: [] });
  });

  it('names what never came to the handler', async () => {
    const world = new HandlingWorld();
    world.publish('a');
    world.publish('lost');
    world.say('a', 'applied');

    expect(await world.audit()).toMatchObject({
      sources: [{ published: 2, applied: 1, unsettled: 1 }],
      missing: 1,
      unsettled: [{ source: 'privy/main', id: 'lost', last: 'unseen' }],
    });
  });

  it.each([
    ['waiting', 'failed'],
    ['waiting', 'held'],
    ['dead', 'failed'],
    ['quarantined', 'quarantined'],
  ] as const)('misses nothing that may be %s, and says that it %s last', async (place, outcome) => {
    const world = new HandlingWorld();
    world.publish('a');
    world.say('a', outcome);
    world.places[place] = 1;

    expect(await world.audit()).toMatchObject({
      missing: 0,
      unsettled: [{ source: 'privy/main', id: 'a', last: outcome }],
    });
  });

  it('misses what is not in quarantine any more although nobody has handled or dropped it', async () => {
    const world = new HandlingWorld();
    world.publish('a');
    world.publish('b');
    world.say('a', 'quarantined');
    world.say('b', 'quarantined');
    world.lines.push({ at: `${DAY}T10:00:00.000Z`, line: 'dropped' });

    expect(await world.audit()).toMatchObject({
      places: { dropped: 1 },
      missing: 1,
      unsettled: [{ id: 'a' }, { id: 'b' }],
    });
  });

  it('misses nothing of a person who was forgotten', async () => {
    const world = new HandlingWorld();
    world.publish('a');
    world.publish('b');
    world.say('a', 'quarantined');
    await addForgottenIds(world.objects, { source: 'privy/main', day: '2026-11-20' }, ['a']);
    await addForgottenIds(world.objects, { source: 'privy/main', day: DAY }, ['b']);

    expect(await world.audit()).toMatchObject({
      sources: [{ published: 2, forgotten: 2, unsettled: 0 }],
      missing: 0,
    });
  });

  it('asks for nothing from before the handler had its queue', async () => {
    const world = new HandlingWorld();
    world.madeAt = `${DAY}T12:00:00.000Z`;
    world.publish('a', { at: `${DAY}T11:00:00.000Z` });
    world.publish('b', { at: `${DAY}T12:30:00.000Z` });

    expect(await world.audit()).toMatchObject({
      sources: [{ published: 2, earlier: 1, unsettled: 1 }],
      missing: 1,
    });
  });

  it('looks again a minute later before it says that something is missing', async () => {
    const world = new HandlingWorld();
    world.publish('a');
    world.meanwhile = () => world.say('a', 'applied');

    expect(await world.audit()).toMatchObject({ sources: [{ applied: 1 }], missing: 0 });
    expect(world.waits).toEqual([new Date('2026-11-23T05:01:00.000Z')]);
  });

  it('names a thousand of what has no outcome, and counts all of it', async () => {
    const world = new HandlingWorld();
    for (let number = 0; number < 1_100; number += 1) world.publish(`lost-${number}`);

    const { missing, unsettled } = await world.audit();

    expect(missing).toBe(1_100);
    expect(unsettled).toHaveLength(1_000);
  });
});
