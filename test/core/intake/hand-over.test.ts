import { handOver } from '../../../core/intake/hand-over.ts';
import type { Entry, Ledger } from '../../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../../core/topic/topic.ts';
import { MemoryLedger } from '../../support/memory-ledger.ts';
import { MemoryTopic } from '../../support/memory-topic.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const ENTRY: Entry = {
  key: 'privy/main#msg_1',
  type: 'privy.user.created',
  groupId: 'privy/main#did:privy:ada',
  expiresAt: new Date('2027-03-02T08:00:00.000Z'),
};
const MESSAGE: TopicMessage = {
  body: '{}',
  groupId: ENTRY.groupId,
  deduplicationId: ENTRY.key,
  attributes: {},
};
const EARLIER: Entry = { ...ENTRY, key: 'privy/main#msg_0' };

/** Dependencies of which the named calls fail. */
function ports(...failing: ('claim' | 'publish' | 'markPublished' | 'park')[]) {
  const ledger = new MemoryLedger();
  const topic = new MemoryTopic(() => NOW);
  const broken = (call: string) => async (): Promise<never> => {
    throw new Error(`${call} is down`);
  };
  for (const call of failing) {
    if (call === 'publish') topic.publish = broken(call);
    else (ledger as Pick<Ledger, typeof call>)[call] = broken(call);
  }
  return { ledger, topic, now: () => NOW };
}

async function handOverTo(dependencies: ReturnType<typeof ports>) {
  const { outcome, degraded, calls } = await handOver(ENTRY, MESSAGE, dependencies);
  const failed = calls.filter(({ fault }) => fault !== undefined);
  return { outcome, degraded, faults: failed.map(({ name }) => name) };
}

describe('handing an event over', () => {
  it('publishes it and marks it', async () => {
    const dependencies = ports();

    expect(await handOverTo(dependencies)).toEqual({ outcome: 'accepted', degraded: undefined, faults: [] });

    expect(dependencies.topic.messages).toEqual([MESSAGE]);
    expect(dependencies.ledger.state.get(ENTRY.key)?.status).toBe('published');
  });

  it('publishes it again when an earlier delivery claimed it and got no further', async () => {
    const dependencies = ports();
    await dependencies.ledger.claim(ENTRY, NOW);

    expect((await handOverTo(dependencies)).outcome).toBe('accepted');

    expect(dependencies.topic.messages).toHaveLength(1);
  });

  it('is a duplicate once it is marked', async () => {
    const dependencies = ports();
    await dependencies.ledger.markPublished(ENTRY, NOW);

    expect((await handOverTo(dependencies)).outcome).toBe('duplicate');

    expect(dependencies.topic.messages).toEqual([]);
  });

  it('publishes without the ledger when the claim fails', async () => {
    const dependencies = ports('claim', 'markPublished');

    expect(await handOverTo(dependencies)).toEqual({
      outcome: 'accepted',
      degraded: 'ledger-unavailable',
      faults: ['claim', 'mark'],
    });

    expect(dependencies.topic.messages).toHaveLength(1);
  });

  it('records in the ledger what it published without a claim, where the ledger is back by then', async () => {
    const dependencies = ports('claim');

    await handOverTo(dependencies);

    expect(dependencies.ledger.state.get(ENTRY.key)?.status).toBe('published');
  });

  it('acknowledges what is published although the mark fails', async () => {
    expect(await handOverTo(ports('markPublished'))).toEqual({
      outcome: 'accepted',
      degraded: 'mark-failed',
      faults: ['mark'],
    });
  });

  it('parks it when the topic fails', async () => {
    const dependencies = ports('publish');

    expect(await handOverTo(dependencies)).toEqual({
      outcome: 'parked',
      degraded: undefined,
      faults: ['publish'],
    });

    expect(await dependencies.ledger.parkedMessage(ENTRY.key)).toEqual(MESSAGE);
  });

  it('parks it behind a parked event of the same user without trying the topic', async () => {
    const dependencies = ports();
    await dependencies.ledger.park(EARLIER, { ...MESSAGE, deduplicationId: EARLIER.key }, NOW);

    expect((await handOverTo(dependencies)).outcome).toBe('parked');

    expect(dependencies.topic.messages).toEqual([]);
  });

  it('prefers publishing out of order to refusing when it cannot queue up behind a parked event', async () => {
    const dependencies = ports('park');
    dependencies.ledger.claim = async () => ({ state: 'new', behindParked: true });

    expect(await handOverTo(dependencies)).toEqual({
      outcome: 'accepted',
      degraded: 'park-failed',
      faults: ['park'],
    });
  });

  it.each([
    ['the ledger and the topic fail', ports('claim', 'publish', 'park'), ['claim', 'publish', 'park']],
    ['the topic and the parking fail', ports('publish', 'park'), ['publish', 'park']],
  ])('is unavailable when %s', async (_, dependencies, faults) => {
    expect(await handOverTo(dependencies)).toEqual({ outcome: 'unavailable', degraded: undefined, faults });
  });

  it('is unavailable when the topic fails and the event does not fit the ledger', async () => {
    const dependencies = ports('publish');
    dependencies.ledger.park = async () => 'too-large';

    const { outcome, reason } = await handOver(ENTRY, MESSAGE, dependencies);

    expect([outcome, reason]).toEqual(['unavailable', 'too-large-to-park']);
  });
});
