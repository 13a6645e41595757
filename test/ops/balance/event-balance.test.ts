import { type EventBalance, eventBalance } from '../../../ops/balance/event-balance.ts';
import { OpsError } from '../../../ops/ops-error.ts';
import { attempted, balancedStage, delivered, type World, worldOf } from './balanced-stage.ts';

const ALL_ZERO = { accepted: 0, handled: 0, waiting: 0, quarantined: 0, dead: 0, missing: 0 };

describe('where the accepted events of this machine are', () => {
  let world: World;
  let pauses: number;

  beforeEach(() => {
    world = worldOf({ mirror: { type: ['privy.wallet.created'] } });
    pauses = 0;
  });

  const pause = async () => {
    pauses += 1;
  };
  const balanceOf = async (
    stage = balancedStage(world),
  ): Promise<Omit<EventBalance, 'subscriber'> | undefined> => {
    const balance = await eventBalance(stage, pause);
    expect(balance.map(({ subscriber }) => subscriber)).toEqual(['count', 'mirror']);
    const { subscriber: _, ...count } = balance[0] as EventBalance;
    return count;
  };

  it('is nowhere where nothing came', async () => {
    expect(await balanceOf()).toEqual(ALL_ZERO);
    expect(pauses).toBe(0);
  });

  it('is with those who handle them, whatever came of it', async () => {
    world.written.push(...['a', 'b', 'c', 'd'].map((id) => delivered(id)));
    world.written.push(attempted('count', 'a'), attempted('count', 'b', 'stale'));
    world.written.push(attempted('count', 'c', 'ignored'), attempted('count', 'd', 'duplicate'));

    expect(await balanceOf()).toEqual({ ...ALL_ZERO, accepted: 4, handled: 4 });
  });

  it('is counted once where an event is delivered twice, and not where it is refused', async () => {
    world.written.push(
      delivered('a'),
      delivered('a', 'duplicate'),
      delivered('a'),
      delivered('b', 'rejected'),
    );
    world.written.push(attempted('count', 'a'), attempted('count', 'a', 'duplicate'));

    expect(await balanceOf()).toEqual({ ...ALL_ZERO, accepted: 1, handled: 1 });
  });

  it('is owed to those who ask for it', async () => {
    world.written.push(delivered('a'), delivered('b', 'accepted', 'privy.wallet.created'));
    world.written.push(attempted('count', 'a'), attempted('count', 'b'), attempted('mirror', 'b'));

    expect(await eventBalance(balancedStage(world), pause)).toEqual([
      { ...ALL_ZERO, subscriber: 'count', accepted: 2, handled: 2 },
      { ...ALL_ZERO, subscriber: 'mirror', accepted: 1, handled: 1 },
    ]);
  });

  it('is the line in which it is parked, and then the queue', async () => {
    const stage = balancedStage(world);
    world.written.push(delivered('a', 'parked'), delivered('b'));
    world.parked.push('2026-11-27T08:00:00.000Z#privy/main#a');
    world.queues['count'] = { waiting: 1 };
    expect(await balanceOf(stage)).toEqual({ ...ALL_ZERO, accepted: 2, waiting: 2 });

    world.parked.pop();
    world.queues['count'] = { waiting: 1, delayed: 1 };
    expect(await balanceOf(stage)).toEqual({ ...ALL_ZERO, accepted: 2, waiting: 2 });
  });

  it('is dead where a dead-letter queue has it, or the topic refused it for good', async () => {
    world.written.push(...['a', 'b', 'c', 'd'].map((id) => delivered(id)), attempted('count', 'd'));
    world.refused.push('privy/main#a', 'privy/main#z');
    world.queues['count-dlq'] = { waiting: 1 };
    world.queues['count-undelivered'] = { waiting: 1 };

    expect(await balanceOf()).toEqual({ ...ALL_ZERO, accepted: 4, handled: 1, dead: 3 });
  });

  it('is in quarantine with the line of its user', async () => {
    world.written.push(...['a', 'b'].map((id) => delivered(id)));
    world.written.push(attempted('count', 'a', 'failed'), attempted('count', 'b', 'held'));
    world.gates['count'] = 2;

    expect(await balanceOf()).toEqual({ ...ALL_ZERO, accepted: 2, quarantined: 2 });
  });

  it('does not wait any more where it is handled, though its batch has not ended', async () => {
    world.written.push(...['a', 'b', 'c'].map((id) => delivered(id)));
    world.written.push(attempted('count', 'a'), attempted('count', 'b'));
    world.queues['count'] = { inHand: 3 };

    expect(await balanceOf()).toEqual({ ...ALL_ZERO, accepted: 3, handled: 2, waiting: 1 });
    expect(pauses).toBe(0);
  });

  it('is too much where an operator sent it once more', async () => {
    world.written.push(delivered('a'), attempted('count', 'a'));
    world.queues['count'] = { waiting: 1 };

    expect(await balanceOf()).toEqual({ ...ALL_ZERO, accepted: 1, handled: 1, waiting: 1, missing: -1 });
  });

  it('is missing where it was dropped by hand, after it was looked for four times', async () => {
    world.written.push(delivered('a'));

    expect(await balanceOf()).toEqual({ ...ALL_ZERO, accepted: 1, missing: 1 });
    expect(pauses).toBe(3);
  });

  it('is looked for again while it moves from one place to the next', async () => {
    world.written.push(delivered('a'));
    const stage = balancedStage(world);
    const balance = await eventBalance(stage, async () => {
      pauses += 1;
      world.written.push(attempted('count', 'a'));
    });

    expect(balance[0]).toEqual({ ...ALL_ZERO, subscriber: 'count', accepted: 1, handled: 1 });
    expect(pauses).toBe(1);
  });

  it('is known from look to look, of which each reads what is new', async () => {
    const stage = balancedStage(world);
    world.written.push(delivered('a'), attempted('count', 'a'), attempted('count', 'b'));
    await balanceOf(stage);
    // Its handler was faster than the answer of the topic.
    world.written.push(delivered('b'), delivered('a'));

    expect(await balanceOf(stage)).toEqual({ ...ALL_ZERO, accepted: 2, handled: 2 });
  });

  it('is not of what was accepted by an earlier pipeline, whose queues and tables ended with it', async () => {
    const begunAt = new Date('2026-11-27T08:00:00.001Z');
    world.written.push(delivered('a'));

    expect(await balanceOf({ ...balancedStage(world), begunAt })).toEqual(ALL_ZERO);
  });

  it('is not counted of a deployed stage', async () => {
    const stage = { ...balancedStage(world), isLocal: false };

    await expect(eventBalance(stage, pause)).rejects.toEqual(
      new OpsError('misused', 'the sum is known of the pipeline on this machine only'),
    );
  });
});
