import { groupOf, PoisonApp } from './poison-app.ts';

/** Synthesis, and the waits of SQS between tries; more on a busy machine. */
const MINUTES = 60_000;

let app: PoisonApp;

beforeAll(async () => {
  app = new PoisonApp();
  await app.start();
}, 3 * MINUTES);
afterEach(() => {
  app.turn('mended', false);
  app.turn('outage', false);
});
afterAll(() => app.end(), MINUTES);

describe('a user whose event the handler gives up on', () => {
  it(
    'waits in order while nobody else does, and is handled once and in order when released',
    async () => {
      const ids = await app.deliver('ann', '1', '2-throw', '3', '4');
      await app.quarantined('ann', 3);
      ids.push(...(await app.deliver('ann', '5')));

      const listed = await app.quarantined('ann', 4);

      expect(await app.seen('ann')).toEqual(['ann-1']);
      expect(listed).toEqual({
        group: groupOf('ann'),
        events: 4,
        openedAt: expect.any(String),
        first: {
          sequence: expect.stringMatching(/^\d{20}$/),
          messageId: expect.any(String),
          keptAt: expect.any(String),
          attempts: expect.any(Number),
          failure: {
            code: 'diary-torn',
            permanent: false,
            frames: expect.arrayContaining([expect.stringMatching(/handle\.ts:\d+:\d+/)]),
          },
          id: 'ann-2-throw',
          type: 'privy.user.created',
        },
      });
      expect(listed.first.attempts).toBeGreaterThanOrEqual(2);
      const { events } = await app.ask({ quarantine: 'show', group: groupOf('ann') });
      expect(events.map(({ id }: { readonly id: string }) => id)).toEqual(ids.slice(1));
      expect(JSON.stringify([listed, events])).not.toMatch(/linked_accounts|planted/);

      app.turn('mended', true);
      const released = await app.ask({ quarantine: 'release', group: groupOf('ann') });
      ids.push(...(await app.deliver('ann', '6')));

      expect(released).toEqual({ group: groupOf('ann'), done: 'released', handled: 4 });
      expect(await app.seenAll('ann', 6)).toEqual(ids);
      expect(await app.listed('ann')).toBeUndefined();
    },
    3 * MINUTES,
  );

  it(
    'stays when a release fails again, keeps what is behind, and goes on once the event is dropped',
    async () => {
      await app.deliver('bob', '1-permanent', '2', '3');
      const { first } = await app.quarantined('bob', 3);

      const failed = await app.ask({ quarantine: 'release', group: groupOf('bob') });
      expect(failed).toMatchObject({ done: 'failed', handled: 0, failed: { sequence: first.sequence } });
      expect(failed.failed.failure).toMatchObject({ code: 'diary-never', permanent: true });
      expect(await app.seen('bob')).toEqual([]);

      const { sequence } = first;
      const group = groupOf('bob');
      const dropped = await app.ask({ quarantine: 'drop', group, sequence, reason: 'a torn page' });
      expect(dropped).toEqual({ group, sequence, done: 'dropped' });
      expect(await app.ask({ quarantine: 'release', group })).toMatchObject({ done: 'released', handled: 2 });
      expect(await app.seen('bob')).toEqual(['bob-2', 'bob-3']);
    },
    3 * MINUTES,
  );
});

describe('a handler that fails for everybody', () => {
  it(
    'sends nobody to quarantine, and handles everything in order when that ends',
    async () => {
      const users = ['cat', 'dan', 'eve'];
      app.turn('outage', true);
      const failures = new Map<string, number>();
      const stop = app.pipeline.onReport(({ report }) => {
        if (report.kind !== 'handling' || report.outcome !== 'failed') return;
        failures.set(report.eventId ?? '', (failures.get(report.eventId ?? '') ?? 0) + 1);
      });
      await Promise.all(users.map((user) => app.deliver(user, '1', '2', '3')));

      // Twice as often as the schedule has tries.
      const isTried = (user: string) => (failures.get(`${user}-1`) ?? 0) >= 4;
      await app.until(async () => (users.every(isTried) ? true : undefined));
      stop();

      const listed = async () => await Promise.all(users.map((user) => app.listed(user)));
      expect(await listed()).toEqual([undefined, undefined, undefined]);
      app.turn('outage', false);
      for (const user of users)
        expect(await app.seenAll(user, 3)).toEqual([`${user}-1`, `${user}-2`, `${user}-3`]);
      expect(await listed()).toEqual([undefined, undefined, undefined]);
    },
    3 * MINUTES,
  );
});

describe('a message that takes the function down', () => {
  it.each(['exit', 'hang'] as const)(
    'by %s is quarantined on receipt, and what came with it is handled once',
    async (harm) => {
      const mates = ['kim', 'lou', 'max', 'ned'].map((name) => `${name}-beside-${harm}`);
      await Promise.all([
        app.deliver(`joe-${harm}`, `1-${harm}`, '2'),
        ...mates.map((mate) => app.deliver(mate, '1')),
      ]);

      const { first } = await app.quarantined(`joe-${harm}`, 2);

      expect(first).toMatchObject({ id: `joe-${harm}-1-${harm}`, failure: { code: 'function-died' } });
      for (const mate of mates) expect(await app.seenAll(mate, 1)).toEqual([`${mate}-1`]);
      app.turn('mended', true);
      await app.ask({ quarantine: 'release', group: groupOf(`joe-${harm}`) });
      expect(await app.seen(`joe-${harm}`)).toEqual([`joe-${harm}-1-${harm}`, `joe-${harm}-2`]);
    },
    3 * MINUTES,
  );
});

describe('a message that is no event', () => {
  it(
    'is quarantined with a code, the events of its group behind it, and can be dropped',
    async () => {
      await app.send('pip', 'not an envelope');
      await app.deliver('pip', '1');

      const { first } = await app.quarantined('pip', 2);

      expect(first.failure).toMatchObject({ code: 'not-an-envelope:not-json', permanent: true });
      expect(first).not.toHaveProperty('id');
      const group = groupOf('pip');
      await app.ask({ quarantine: 'drop', group, sequence: first.sequence, reason: 'not ours' });
      expect(await app.ask({ quarantine: 'release', group })).toMatchObject({ done: 'released', handled: 1 });
      expect(await app.seen('pip')).toEqual(['pip-1']);
    },
    3 * MINUTES,
  );
});
