import type { Entry, Ledger, ParkedEvent } from '../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';

const MORNING = new Date('2026-11-22T08:00:00.000Z');
const A_MINUTE_LATER = new Date('2026-11-22T08:01:00.000Z');
const TWO_MINUTES_LATER = new Date('2026-11-22T08:02:00.000Z');
const RETAINED_UNTIL = new Date('2027-03-02T08:00:00.000Z');
const PAST_RETENTION = new Date('2027-03-02T08:00:01.000Z');
const LONG_PAST_RETENTION = new Date('2027-12-24T08:00:00.000Z');

const ADA = 'privy/main#did:privy:ada';
const BOB = 'privy/main#did:privy:bob';

function entryOf(id: string, groupId = ADA): Entry {
  return { key: `privy/main#${id}`, type: 'privy.user.created', groupId, expiresAt: RETAINED_UNTIL };
}

function messageOf(entry: Entry, body = `{"id":"${entry.key}","name":"Zoë"}`): TopicMessage {
  const attributes = { type: 'privy.user.created', provider: 'privy' };
  return { body, groupId: entry.groupId, deduplicationId: entry.key, attributes };
}

async function listed(ledger: Ledger, until: Date): Promise<ParkedEvent[]> {
  const pages = await Array.fromAsync(ledger.parked(until));
  return pages.flat();
}

/** What every ledger must do. `create` gives an empty one. */
export function describeLedger(name: string, create: () => Promise<Ledger>): void {
  describe(`the ledger ${name}`, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await create();
    });

    it('calls an event new once, then unpublished until it is marked, then published', async () => {
      const entry = entryOf('msg_1');

      expect(await ledger.claim(entry, MORNING)).toEqual({ state: 'new', behindParked: false });
      expect(await ledger.claim(entry, A_MINUTE_LATER)).toEqual({
        state: 'unpublished',
        behindParked: false,
      });
      await ledger.markPublished(entry, A_MINUTE_LATER);
      expect(await ledger.claim(entry, TWO_MINUTES_LATER)).toEqual({
        state: 'published',
        behindParked: false,
      });
    });

    it('lets one of twenty claims at once be the new one', async () => {
      const entry = entryOf('msg_race');

      const claims = await Promise.all(Array.from({ length: 20 }, () => ledger.claim(entry, MORNING)));

      expect(claims.filter(({ state }) => state === 'new')).toHaveLength(1);
      expect(claims.filter(({ state }) => state === 'unpublished')).toHaveLength(19);
    });

    it('keeps the events of two sources with the same id apart', async () => {
      await ledger.claim(entryOf('msg_1'), MORNING);

      const other = { ...entryOf('msg_1'), key: 'privy/second#msg_1' };

      expect((await ledger.claim(other, MORNING)).state).toBe('new');
    });

    it('remembers a published event up to its retention and not longer', async () => {
      const entry = entryOf('msg_old');
      await ledger.claim(entry, MORNING);
      await ledger.markPublished(entry, MORNING);

      expect((await ledger.claim(entry, RETAINED_UNTIL)).state).toBe('published');
      expect((await ledger.claim(entry, PAST_RETENTION)).state).toBe('new');
    });

    it('marks an event that was never claimed, because the claim may have failed', async () => {
      const entry = entryOf('msg_unclaimed');

      await ledger.markPublished(entry, MORNING);

      expect((await ledger.claim(entry, A_MINUTE_LATER)).state).toBe('published');
    });

    it('marks an event twice without harm', async () => {
      const entry = entryOf('msg_twice');
      await ledger.claim(entry, MORNING);

      await ledger.markPublished(entry, MORNING);
      await ledger.markPublished(entry, A_MINUTE_LATER);

      expect((await ledger.claim(entry, TWO_MINUTES_LATER)).state).toBe('published');
    });

    it('gives a parked message back byte for byte', async () => {
      const entry = entryOf('msg_parked');
      const message = messageOf(entry, '{ "n": 1.0, "big": 12345678901234567890, "name": "Zoë 🦊" }');
      await ledger.claim(entry, MORNING);

      expect(await ledger.park(entry, message, MORNING)).toBe('parked');

      expect(await ledger.parkedMessage(entry.key)).toEqual(message);
      expect(await listed(ledger, MORNING)).toEqual([
        { key: entry.key, groupId: ADA, parkedAt: MORNING, retainUntil: RETAINED_UNTIL },
      ]);
    });

    it('parks an event that was never claimed, because the claim may have failed', async () => {
      const entry = entryOf('msg_parked_only');

      expect(await ledger.park(entry, messageOf(entry), MORNING)).toBe('parked');

      expect((await ledger.claim(entry, A_MINUTE_LATER)).state).toBe('unpublished');
      expect(await listed(ledger, MORNING)).toHaveLength(1);
    });

    it('says so instead of parking an event that another delivery published', async () => {
      const entry = entryOf('msg_published');
      await ledger.markPublished(entry, MORNING);

      expect(await ledger.park(entry, messageOf(entry), A_MINUTE_LATER)).toBe('published');

      expect(await listed(ledger, TWO_MINUTES_LATER)).toEqual([]);
    });

    it('keeps the first message and time when an event is parked again', async () => {
      const entry = entryOf('msg_again');
      await ledger.park(entry, messageOf(entry, '{"first":true}'), MORNING);

      await ledger.park(entry, messageOf(entry, '{"first":false}'), A_MINUTE_LATER);

      expect(await listed(ledger, TWO_MINUTES_LATER)).toEqual([
        { key: entry.key, groupId: ADA, parkedAt: MORNING, retainUntil: RETAINED_UNTIL },
      ]);
      expect((await ledger.parkedMessage(entry.key))?.body).toBe('{"first":true}');
    });

    it('never forgets a parked event, however old, and starts its retention when it is published', async () => {
      const entry = entryOf('msg_patient');
      await ledger.park(entry, messageOf(entry), MORNING);

      expect((await ledger.claim(entry, LONG_PAST_RETENTION)).state).toBe('unpublished');
      expect(await ledger.parkedMessage(entry.key)).toBeDefined();

      const expiresAt = new Date('2028-04-02T08:00:00.000Z');
      await ledger.markPublished({ ...entry, expiresAt }, LONG_PAST_RETENTION);
      expect((await ledger.claim(entry, LONG_PAST_RETENTION)).state).toBe('published');
    });

    it('has nothing parked any more once an event is marked', async () => {
      const entry = entryOf('msg_drained');
      await ledger.park(entry, messageOf(entry), MORNING);

      await ledger.markPublished(entry, A_MINUTE_LATER);

      expect(await listed(ledger, TWO_MINUTES_LATER)).toEqual([]);
      expect(await ledger.parkedMessage(entry.key)).toBeUndefined();
      expect((await ledger.claim(entryOf('msg_next'), TWO_MINUTES_LATER)).behindParked).toBe(false);
    });

    it('tells later events of the same user, and of nobody else, that they queue up behind a parked one', async () => {
      const parked = entryOf('msg_first', ADA);
      await ledger.park(parked, messageOf(parked), MORNING);

      expect((await ledger.claim(entryOf('msg_second', ADA), A_MINUTE_LATER)).behindParked).toBe(true);
      expect((await ledger.claim(entryOf('msg_other', BOB), A_MINUTE_LATER)).behindParked).toBe(false);
    });

    it('lists what was parked up to a time, oldest first', async () => {
      const [first, second, third] = [entryOf('msg_z', ADA), entryOf('msg_y', BOB), entryOf('msg_x', ADA)];
      await ledger.park(second, messageOf(second), A_MINUTE_LATER);
      await ledger.park(first, messageOf(first), MORNING);
      await ledger.park(third, messageOf(third), TWO_MINUTES_LATER);

      const keys = (await listed(ledger, A_MINUTE_LATER)).map(({ key }) => key);

      expect(keys).toEqual(['privy/main#msg_z', 'privy/main#msg_y']);
    });

    it('lists more parked events than fit one page, each once', async () => {
      const entries = Array.from({ length: 230 }, (_, index) =>
        entryOf(`msg_${index}`, `group-${index % 7}`),
      );
      for (const entry of entries) await ledger.park(entry, messageOf(entry), MORNING);

      const keys = (await listed(ledger, MORNING)).map(({ key }) => key);

      expect(keys.sort()).toEqual(entries.map(({ key }) => key).sort());
    });

    it('refuses to park what does not fit an entry and leaves the claim as it was', async () => {
      const entry = entryOf('msg_huge');
      await ledger.claim(entry, MORNING);

      expect(await ledger.park(entry, messageOf(entry, incompressible(700_000)), MORNING)).toBe('too-large');

      expect(await listed(ledger, MORNING)).toEqual([]);
      expect((await ledger.claim(entry, A_MINUTE_LATER)).state).toBe('unpublished');
    });

    it('parks a message that nearly fills an entry', async () => {
      const entry = entryOf('msg_big');
      const message = messageOf(entry, incompressible(500_000));

      expect(await ledger.park(entry, message, MORNING)).toBe('parked');

      expect(await ledger.parkedMessage(entry.key)).toEqual(message);
    });
  });
}

/** Text that gzip brings down to about three quarters of its length. */
function incompressible(length: number): string {
  let seed = 42;
  const characters = Array.from({ length }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return String.fromCharCode(33 + (seed >>> 26));
  });
  return characters.join('');
}
