import { CallTimedOutError } from '../../../core/call-timed-out-error.ts';
import { cleared, closing, UNSET_FLAG } from '../../../core/parked/flag.ts';
import { type Call, CLEAR, entryOf, GROUP, OPEN, START, sandbox } from './sandbox.ts';

describe('handing an event over', () => {
  it('takes three calls while nothing is parked: claim, publish, mark', async () => {
    const { ledger, calls, take, published } = sandbox();
    await take('msg_0');

    expect(await take()).toEqual({ outcome: 'accepted', faults: [] });

    expect(calls).toEqual(['claim', 'publish', 'markPublished']);
    expect(published()).toEqual(['msg_0', 'msg_1']);
    expect(ledger.state.get('privy/main#msg_1')?.status).toBe('published');
  });

  it('publishes it again when an earlier delivery claimed it and got no further', async () => {
    const { ledger, take, published } = sandbox();
    await ledger.claim(entryOf('msg_1'), START);

    expect((await take()).outcome).toBe('accepted');

    expect(published()).toEqual(['msg_1']);
  });

  it('is a duplicate once it is marked', async () => {
    const { ledger, take, published } = sandbox();
    await ledger.markPublished(entryOf('msg_1'), START);

    expect((await take()).outcome).toBe('duplicate');

    expect(published()).toEqual([]);
  });

  it('publishes without the ledger when the claim fails', async () => {
    const { take, published } = sandbox({ failing: ['claim', 'markPublished'] });

    expect(await take()).toEqual({
      outcome: 'accepted',
      degraded: 'ledger-unavailable',
      faults: ['claim', 'mark'],
    });

    expect(published()).toEqual(['msg_1']);
  });

  it('records in the ledger what it published without a claim, where the ledger answers again', async () => {
    const { ledger, take } = sandbox({ failing: ['claim'] });

    await take();

    expect(ledger.state.get('privy/main#msg_1')?.status).toBe('published');
  });

  it('does not wait for a mark after its claim got no answer', async () => {
    const { take } = sandbox({ failing: ['claim', 'markPublished'], error: new CallTimedOutError() });

    expect(await take()).toEqual({
      outcome: 'accepted',
      degraded: 'ledger-unavailable',
      faults: ['claim'],
    });
  });

  it('acknowledges what is published although the mark fails', async () => {
    expect(await sandbox({ failing: ['markPublished'] }).take()).toEqual({
      outcome: 'accepted',
      degraded: 'mark-failed',
      faults: ['mark'],
    });
  });

  it('asks for the line of its user while the flag cannot be read', async () => {
    const { calls, take } = sandbox({ failing: ['flag'] });

    expect(await take()).toMatchObject({ outcome: 'accepted', faults: ['flag'] });

    expect(calls).toContain('tail');
  });
});

describe('parking an event that the topic does not take', () => {
  it('puts it into line, opens the flag, and waits until no sandbox goes by an older look', async () => {
    const { parked, clock, take, line } = sandbox({ failing: ['publish'] });

    expect(await take()).toEqual({ outcome: 'parked', faults: ['publish'] });

    expect(line()).toEqual(['msg_1']);
    expect(parked.state.flag).toEqual({ state: 'open', epoch: 1, episode: 1, adopted: true });
    expect(clock.now).toEqual(new Date('2026-11-22T08:00:01.200Z'));
  });

  it('does not wait again while it knows that the flag has been open', async () => {
    const { clock, take } = sandbox({ failing: ['publish'] });
    await take();

    await take('msg_2');

    expect(clock.now).toEqual(new Date('2026-11-22T08:00:01.200Z'));
  });

  it('waits from when it first saw the flag that another sandbox opened', async () => {
    const { clock, take } = sandbox({ failing: ['publish'], flag: OPEN });

    await take();

    expect(clock.now).toEqual(new Date('2026-11-22T08:00:01.200Z'));
  });

  it('opens a flag that the drain is about to clear, so that it is not', async () => {
    const { parked, take } = sandbox({ failing: ['publish'], flag: { ...OPEN, state: 'closing' } });

    await take();

    expect(parked.state.flag).toMatchObject({ state: 'open', epoch: 2, episode: 1 });
  });

  it('reads the flag again when somebody changed it in between', async () => {
    const { parked, take } = sandbox({ failing: ['publish'] });
    const open = parked.openFlag.bind(parked);
    parked.openFlag = async (read) => {
      parked.openFlag = open;
      await open(read);
      return undefined;
    };

    expect((await take()).outcome).toBe('parked');
  });

  it.each([
    ['clear', CLEAR],
    ['never written before', UNSET_FLAG],
  ])('wakes the drain once the flag is open that was %s', async (_, flag) => {
    const { calls, take } = sandbox({ failing: ['publish'], flag });

    await take();

    expect(calls.slice(calls.indexOf('join'))).toEqual(['join', 'flag', 'openFlag', 'wakeDrain']);
  });

  it.each([
    ['open', OPEN],
    ['about to be cleared', closing(OPEN)],
  ])('lets the drain be that works already, where the flag is %s', async (_, flag) => {
    const { calls, take } = sandbox({ failing: ['publish'], flag });

    await take();

    expect(calls).not.toContain('wakeDrain');
  });

  it('wakes the drain again in the next episode, and not before', async () => {
    const { parked, calls, take } = sandbox({ failing: ['publish'] });
    await take('msg_1');

    await take('msg_2');
    expect(calls).not.toContain('wakeDrain');

    parked.state = { ...parked.state, flag: cleared(parked.state.flag) };
    await take('msg_3');
    expect(calls).toContain('wakeDrain');
  });

  it('acknowledges an event all the same when the drain cannot be woken: its schedule comes', async () => {
    const { clock, take, line } = sandbox({ failing: ['publish', 'wakeDrain'] });

    expect(await take()).toEqual({ outcome: 'parked', faults: ['publish', 'wake'] });

    expect(line()).toEqual(['msg_1']);
    expect(clock.now).toEqual(new Date('2026-11-22T08:00:01.200Z'));
  });

  it('is unavailable when the flag cannot be opened, although the event is in line and will be published', async () => {
    const { take, line } = sandbox({ failing: ['publish', 'openFlag'] });

    expect(await take()).toEqual({
      outcome: 'unavailable',
      reason: 'flag-not-raised',
      faults: ['publish', 'raise'],
    });

    expect(line()).toEqual(['msg_1']);
  });

  it('acknowledges an event that is in line already, and does not put it there twice', async () => {
    const { take, line } = sandbox({ failing: ['publish'], parked: ['msg_1'] });

    expect(await take()).toEqual({ outcome: 'parked', faults: [] });

    expect(line()).toEqual(['msg_1']);
  });

  it.each<[string, Call[], string]>([
    ['the ledger', ['claim', 'publish'], 'ledger-unavailable'],
    ['its line', ['tail', 'publish'], 'line-unreadable'],
  ])(
    'counts it as degraded where %s could not be asked, because it may be out of order',
    async (_, failing, degraded) => {
      expect(await sandbox({ failing, flag: OPEN }).take()).toMatchObject({ outcome: 'parked', degraded });
    },
  );

  it.each<[string, Call[], string[]]>([
    ['the ledger and the topic fail', ['claim', 'publish', 'join'], ['claim', 'publish', 'park']],
    ['the topic and the parking fail', ['publish', 'join'], ['publish', 'park']],
  ])('is unavailable when %s', async (_, failing, faults) => {
    expect(await sandbox({ failing }).take()).toEqual({
      outcome: 'unavailable',
      reason: 'neither-published-nor-parked',
      faults,
    });
  });

  it('is unavailable when the topic fails and the event does not fit an item', async () => {
    const { parked, take } = sandbox({ failing: ['publish'] });
    parked.join = async () => 'too-large';

    expect(await take()).toMatchObject({ outcome: 'unavailable', reason: 'too-large-to-park' });
  });
});

describe('handing an event over behind parked ones of its user', () => {
  it('publishes those before it first, and then its own: the user has left parked mode', async () => {
    const { ledger, take, published, line } = sandbox({ parked: ['msg_a', 'msg_b'] });

    expect(await take()).toEqual({ outcome: 'accepted', faults: [] });

    expect(published()).toEqual(['msg_a', 'msg_b', 'msg_1']);
    expect(line()).toEqual([]);
    expect([...ledger.state.values()].map(({ status }) => status)).toEqual(
      Array.from({ length: 3 }, () => 'published'),
    );
  });

  it('does not publish what the ledger knows to be published', async () => {
    const { ledger, take, published, line } = sandbox({ parked: ['msg_a', 'msg_b'] });
    await ledger.markPublished(entryOf('msg_a'), START);

    await take();

    expect(published()).toEqual(['msg_b', 'msg_1']);
    expect(line()).toEqual([]);
  });

  it('helps past ten events, and queues up behind eleven without touching them', async () => {
    const ids = Array.from({ length: 11 }, (_, index) => `msg_${String(index).padStart(3, '0')}`);
    const short = sandbox({ parked: ids.slice(0, 10) });
    const long = sandbox({ parked: ids });

    expect((await short.take('msg_x')).outcome).toBe('accepted');
    expect((await long.take('msg_x')).outcome).toBe('parked');

    expect(short.published()).toEqual([...ids.slice(0, 10), 'msg_x']);
    expect(long.published()).toEqual([]);
    expect(long.line()).toEqual([...ids, 'msg_x']);
  });

  it('queues up behind an event that an older version parked on its ledger entry', async () => {
    const { parked, take, line } = sandbox({ flag: UNSET_FLAG });
    parked.tail = async () => ({ events: [], whole: false });

    expect((await take()).outcome).toBe('parked');

    expect(line()).toEqual(['msg_1']);
  });

  it('queues up when one before it is not taken', async () => {
    const { take, published, line } = sandbox({ failing: ['publish'], parked: ['msg_a'] });

    expect(await take()).toEqual({ outcome: 'parked', faults: ['help'] });

    expect(published()).toEqual([]);
    expect(line()).toEqual(['msg_a', 'msg_1']);
  });

  it('queues up without asking a topic that failed within the last second, and asks it after that', async () => {
    const { broken, calls, clock, take, published } = sandbox({ failing: ['publish'], parked: ['msg_a'] });
    await take();
    broken.clear();
    clock.now = new Date(START.getTime() + 999);

    expect((await take('msg_2')).outcome).toBe('parked');
    expect(calls).not.toContain('publish');

    clock.now = new Date(clock.now.getTime() + 2_000);
    expect((await take('msg_3')).outcome).toBe('accepted');
    expect(published()).toEqual(['msg_a', 'msg_1', 'msg_2', 'msg_3']);
  });

  it('stands behind the last one whatever the clock that parked it said', async () => {
    const { parked, take, line } = sandbox({ failing: ['publish'], parked: ['msg_a'] });
    const [ahead] = await parked.head(GROUP);
    const position = '999999999999998#msg_b';
    if (ahead !== undefined) await parked.join({ ...ahead, key: 'privy/main#msg_b', position });

    await take();

    expect(line()).toEqual(['msg_a', 'msg_b', 'msg_1']);
  });

  it('goes on with its line for half a second, then queues up: its provider waits', async () => {
    const { topic, clock, take, line, published } = sandbox({ parked: ['msg_a', 'msg_b'] });
    const publish = topic.publish.bind(topic);
    topic.publish = async (message) => {
      clock.now = new Date(clock.now.getTime() + 1_000);
      await publish(message);
    };

    expect((await take()).outcome).toBe('parked');

    expect(published()).toEqual(['msg_a']);
    expect(line()).toEqual(['msg_b', 'msg_1']);
  });

  it('publishes out of order rather than refusing when the line cannot be read', async () => {
    const { take, published } = sandbox({ failing: ['tail'], parked: ['msg_a'] });

    expect(await take()).toEqual({ outcome: 'accepted', degraded: 'line-unreadable', faults: ['line'] });

    expect(published()).toEqual(['msg_1']);
  });

  it('publishes out of order rather than refusing when it cannot queue up', async () => {
    const ids = Array.from({ length: 11 }, (_, index) => `msg_${String(index).padStart(3, '0')}`);
    const { take, published } = sandbox({ failing: ['join'], parked: ids });

    expect(await take('msg_x')).toEqual({ outcome: 'accepted', degraded: 'park-failed', faults: ['park'] });

    expect(published()).toEqual(['msg_x']);
  });
});
