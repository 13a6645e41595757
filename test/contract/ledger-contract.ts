import type { Entry, Ledger } from '../../core/ledger/ledger.ts';

const MORNING = new Date('2026-11-22T08:00:00.000Z');
const A_MINUTE_LATER = new Date('2026-11-22T08:01:00.000Z');
const TWO_MINUTES_LATER = new Date('2026-11-22T08:02:00.000Z');
const RETAINED_UNTIL = new Date('2027-03-02T08:00:00.000Z');
const PAST_RETENTION = new Date('2027-03-02T08:00:01.000Z');

const ADA = 'privy/main#did:privy:ada';

function entryOf(id: string, groupId = ADA): Entry {
  return { key: `privy/main#${id}`, type: 'privy.user.created', groupId, expiresAt: RETAINED_UNTIL };
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

      expect(await ledger.claim(entry, MORNING)).toBe('new');
      expect(await ledger.claim(entry, A_MINUTE_LATER)).toBe('unpublished');
      await ledger.markPublished(entry, A_MINUTE_LATER);
      expect(await ledger.claim(entry, TWO_MINUTES_LATER)).toBe('published');
    });

    it('lets one of twenty claims at once be the new one', async () => {
      const entry = entryOf('msg_race');

      const claims = await Promise.all(Array.from({ length: 20 }, () => ledger.claim(entry, MORNING)));

      expect(claims.filter((state) => state === 'new')).toHaveLength(1);
      expect(claims.filter((state) => state === 'unpublished')).toHaveLength(19);
    });

    it('keeps the events of two sources with the same id apart', async () => {
      await ledger.claim(entryOf('msg_1'), MORNING);

      const other = { ...entryOf('msg_1'), key: 'privy/second#msg_1' };

      expect(await ledger.claim(other, MORNING)).toBe('new');
    });

    it('remembers a published event up to its retention and not longer', async () => {
      const entry = entryOf('msg_old');
      await ledger.claim(entry, MORNING);
      await ledger.markPublished(entry, MORNING);

      expect(await ledger.claim(entry, RETAINED_UNTIL)).toBe('published');
      expect(await ledger.claim(entry, PAST_RETENTION)).toBe('new');
    });

    it('marks an event that was never claimed, because the claim may have failed', async () => {
      const entry = entryOf('msg_unclaimed');

      await ledger.markPublished(entry, MORNING);

      expect(await ledger.claim(entry, A_MINUTE_LATER)).toBe('published');
    });

    it('marks an event twice without harm', async () => {
      const entry = entryOf('msg_twice');
      await ledger.claim(entry, MORNING);

      await ledger.markPublished(entry, MORNING);
      await ledger.markPublished(entry, A_MINUTE_LATER);

      expect(await ledger.claim(entry, TWO_MINUTES_LATER)).toBe('published');
    });

    it('marks an event anew whose entry is past its retention', async () => {
      const entry = entryOf('msg_again');
      await ledger.markPublished(entry, MORNING);

      const expiresAt = new Date('2027-06-10T08:00:00.000Z');
      await ledger.markPublished({ ...entry, expiresAt }, PAST_RETENTION);

      expect(await ledger.claim(entry, new Date('2027-03-03T08:00:00.000Z'))).toBe('published');
    });

    it('knows an event to be published up to its retention and not longer', async () => {
      const entry = entryOf('msg_known');
      await ledger.markPublished(entry, MORNING);

      expect(await ledger.published([entry.key], RETAINED_UNTIL)).toEqual(new Set([entry.key]));
      expect(await ledger.published([entry.key], PAST_RETENTION)).toEqual(new Set());
    });

    it('tells which of many events are published, those past their retention not', async () => {
      const entries = Array.from({ length: 100 }, (_, index) => entryOf(`msg_${index}`));
      await ledger.claim(entryOf('msg_0'), MORNING);
      await ledger.markPublished(entryOf('msg_1'), MORNING);
      await ledger.markPublished(entryOf('msg_99'), MORNING);
      const keys = entries.map(({ key }) => key);

      expect(await ledger.published(keys, A_MINUTE_LATER)).toEqual(
        new Set(['privy/main#msg_1', 'privy/main#msg_99']),
      );
      expect(await ledger.published(keys, PAST_RETENTION)).toEqual(new Set());
    });
  });
}
