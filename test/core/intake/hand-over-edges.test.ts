import { CallTimedOutError } from '../../../core/call-timed-out-error.ts';
import { LedgerSkippedError } from '../../../core/ledger/ledger-breaker.ts';
import { GROUP, OPEN, START, sandbox } from './sandbox.ts';

const ELEVEN = Array.from({ length: 11 }, (_, index) => `msg_${String(index).padStart(3, '0')}`);

/** Lets every publish take a second. */
function publishTakesASecond({ topic, clock }: ReturnType<typeof sandbox>): void {
  const publish = topic.publish.bind(topic);
  topic.publish = async (message) => {
    clock.now = new Date(clock.now.getTime() + 1_000);
    await publish(message);
  };
}

describe('handing an event over without a ledger', () => {
  it('does not ask for its line: nobody knows what is published of it', async () => {
    const { calls, take, published } = sandbox({ failing: ['claim'], parked: ['msg_a'] });

    expect(await take()).toMatchObject({ outcome: 'accepted', degraded: 'ledger-unavailable' });

    expect(calls).not.toContain('tail');
    expect(published()).toEqual(['msg_1']);
  });

  it.each([new CallTimedOutError(), new LedgerSkippedError()])(
    'tries no mark where its claim failed with %p',
    async (error) => {
      const { calls, take } = sandbox({ failing: ['claim'], error });

      await take();

      expect(calls).not.toContain('markPublished');
    },
  );
});

describe('looking at the flag', () => {
  it('is a call where it was read, and none where the look from before counts', async () => {
    const { logged, take } = sandbox();

    await take();
    expect([...logged].sort()).toEqual(['claim', 'flag', 'mark', 'publish']);
    await take('msg_2');
    expect(logged).toEqual(['claim', 'publish', 'mark']);
  });

  it.each([
    [true, false],
    [false, true],
  ])(
    'tells that entries of the version before are in line: %p, so asks for them: %p',
    async (adopted, asked) => {
      const { parked, take } = sandbox({ flag: { ...OPEN, adopted } });
      const tail = parked.tail.bind(parked);
      const asks: unknown[] = [];
      parked.tail = async (groupId, options) => {
        asks.push(options);
        return await tail(groupId, options);
      };

      await take();

      expect(asks).toEqual([{ atMost: 10, alsoUnadopted: asked }]);
    },
  );
});

describe('an event that is put into line', () => {
  it('is remembered as long as its delivery said', async () => {
    const { parked, take } = sandbox({ failing: ['publish'] });

    await take();

    expect(await parked.head(GROUP)).toMatchObject([
      { key: 'privy/main#msg_1', parkedAt: START, retainUntil: new Date('2027-03-02T08:00:00.000Z') },
    ]);
  });

  it('is not published ahead of those before it where the flag cannot be opened', async () => {
    const { parked, take, published } = sandbox({ failing: ['openFlag'], parked: ELEVEN });
    parked.state = { ...parked.state, flag: { ...OPEN, state: 'closing' } };

    expect(await take('msg_x')).toMatchObject({ outcome: 'unavailable', reason: 'flag-not-raised' });

    expect(published()).toEqual([]);
  });

  it('goes there at once where its line is empty and the topic failed within the last second', async () => {
    const { parked, broken, calls, clock, take } = sandbox({ failing: ['publish'], flag: OPEN });
    await take();
    for (const event of await parked.head(GROUP)) await parked.leave(event);
    broken.clear();
    clock.now = new Date(START.getTime() + 999);

    expect((await take('msg_2')).outcome).toBe('parked');

    expect(calls).not.toContain('publish');
  });

  it('stands behind those that it helped out of the line, whatever the clock that parked them said', async () => {
    const { parked, topic, take } = sandbox({ parked: ['msg_a'] });
    const [event] = await parked.head(GROUP);
    if (event === undefined) throw new Error('nothing is parked');
    await parked.leave(event);
    await parked.join({ ...event, position: '999999999999998#msg_a' });
    const publish = topic.publish.bind(topic);
    topic.publish = async (message) => {
      topic.publish = async () => Promise.reject(new Error('down'));
      await publish(message);
    };

    expect((await take()).outcome).toBe('parked');

    expect(await parked.head(GROUP)).toMatchObject([{ position: '999999999999999#privy/main#msg_1' }]);
  });
});

describe('helping the events before it', () => {
  it('for a second leaves no time to publish its own: it queues up', async () => {
    const world = sandbox({ parked: ['msg_a'] });
    publishTakesASecond(world);

    expect((await world.take()).outcome).toBe('parked');

    expect(world.published()).toEqual(['msg_a']);
    expect(world.line()).toEqual(['msg_1']);
  });

  it.each(['published', 'markPublished'] as const)(
    'does not go on to its own where the ledger fails at %s',
    async (call) => {
      const { take, published, line } = sandbox({ failing: [call], parked: ['msg_a'] });

      expect(await take()).toMatchObject({ outcome: 'parked', faults: ['help'] });

      expect(published()).not.toContain('msg_1');
      expect(line()).toEqual(['msg_a', 'msg_1']);
    },
  );
});
