import { at, NOW, parkedEvent, parkedWorld } from './parked-world.ts';

describe('an event that another run drains meanwhile', () => {
  it('is not published again where that run marked it before this one asked', async () => {
    const { ledger, parked, topic, attempts, run, left } = await parkedWorld([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
    ]);
    const head = parked.head.bind(parked);
    parked.head = async (groupId) => {
      parked.head = head;
      const line = await head(groupId);
      await topic.publish(parkedEvent('a1', 'ada', '08:01:00').message);
      await ledger.markPublished({ ...parkedEvent('a1', 'ada', '08:01:00'), expiresAt: at('09:00:00') }, NOW);
      return line;
    };

    const report = await run();

    expect(attempts).toEqual(['a1', 'a2']);
    expect(report).toMatchObject({ drained: 2, failed: 0 });
    expect(left()).toEqual([]);
  });

  it('is no failure where that run took it out of its line too', async () => {
    const { ledger, parked, topic, published, run, left } = await parkedWorld([['a1', 'ada', '08:01:00']]);
    const known = ledger.published.bind(ledger);
    ledger.published = async (keys, asked) => {
      const answer = await known(keys, asked);
      const event = parkedEvent('a1', 'ada', '08:01:00');
      await topic.publish(event.message);
      await ledger.markPublished({ ...event, expiresAt: at('09:00:00') }, NOW);
      await parked.leave(event);
      return answer;
    };

    const report = await run();

    expect(published()).toEqual(['a1']);
    expect(report).toMatchObject({ failed: 0, faults: [] });
    expect(left()).toEqual([]);
  });

  it('is published once and in order by two runs side by side', async () => {
    const users = ['ada', 'bob', 'cem'];
    const events = users.flatMap((user) =>
      Array.from({ length: 60 }, (_, n) => [`${user}-${100 + n}`, user, '08:01:00'] as const),
    );
    const { run, published, left } = await parkedWorld(events);

    await Promise.all([run(), run()]);

    for (const user of users) {
      const ofUser = published().filter((id) => id.startsWith(user));
      expect(ofUser).toEqual(Array.from({ length: 60 }, (_, n) => `${user}-${100 + n}`));
    }
    expect(left()).toEqual([]);
  });

  it('is not marked again, which would change when it was published', async () => {
    const { ledger, run } = await parkedWorld([['a', 'ada', '08:01:00']]);
    await ledger.markPublished({ ...parkedEvent('a', 'ada', '08:01:00'), expiresAt: at('09:00:00') }, NOW);
    const marked: string[] = [];
    const mark = ledger.markPublished.bind(ledger);
    ledger.markPublished = async (entry, when) => {
      marked.push(entry.key);
      await mark(entry, when);
    };

    await run();

    expect(marked).toEqual([]);
  });
});
