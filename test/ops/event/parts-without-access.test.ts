import type { Item } from '../../../core/inbox/item.ts';
import { followEvent } from '../../../ops/event/follow-event.ts';
import type { Hop } from '../../../ops/event/hops-of.ts';
import { OpsError } from '../../../ops/ops-error.ts';
import type { LogLine, LogRange } from '../../../ops/stage/log-reader.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { DENIED, refusingStage } from '../parts/refusing-stage.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');
const REFUSED = { code: 'no-access', message: DENIED };
const EVENT = { event: 'privy/main#msg_1' };
const CLAIMED = {
  status: 'claimed',
  type: 'privy.user.created',
  claimedAt: '2026-11-27T08:00:00.000Z',
  expiresAt: 1_800_000_000,
};
const PUBLISHED = { ...CLAIMED, status: 'published', publishedAt: '2026-11-27T08:00:00.100Z' };
const ACCEPTED = line('intake', { message: 'delivery', outcome: 'accepted' });
const PARKED = line('intake', { message: 'delivery', outcome: 'parked' });
const APPLIED = line('count', { message: 'message', handler: 'count', outcome: 'applied' });
const FAILED = line('count', { message: 'message', handler: 'count', outcome: 'failed' });

function line(logGroup: string, fields: Readonly<Record<string, unknown>>): LogLine {
  const of = { source: 'privy/main', eventId: 'msg_1', eventType: 'privy.user.created' };
  return { logGroup, time: new Date('2026-11-27T08:00:01.000Z'), fields: { ...of, ...fields } };
}

interface There {
  readonly ledger?: Item;
  readonly inbox?: Item;
  readonly lines?: readonly LogLine[];
}

/** A stage that has this, and refuses whatever part has such a name: tables, logs, queues, functions, `bucket`, `subscriptions`. */
function stageThatRefuses(refuses: RegExp, there: There = {}): Stage {
  const stage = refusingStage(refuses);
  const allow = (name: string) => {
    if (refuses.test(name)) throw new OpsError('no-access', DENIED);
  };
  const { ledger = PUBLISHED, inbox, lines = [ACCEPTED, APPLIED] } = there;
  const items: Readonly<Record<string, Item | undefined>> = { ledger, inbox };
  const queues = { queueUrl: 'archive', dlqUrl: 'archive', subscriptionDlqUrl: 'archive' };
  const keeper = { writer: { functionName: 'w', logGroup: 'w' }, functionName: 'k', logGroup: 'k' };
  return {
    ...stage,
    now: () => NOW,
    description: { ...stage.description, archive: { bucket: 'bucket', ...queues, ...keeper } },
    services: {
      ...stage.services,
      tables: async () => ({
        ...(await stage.services.tables()),
        async get(table: string) {
          allow(table);
          return items[table];
        },
      }),
      objects: async () => ({
        of: (bucket: string) => ({
          async *list() {
            allow(bucket);
            yield* [];
          },
        }),
      }),
      subscriptions: async () => ({
        async ofTopic() {
          allow('subscriptions');
          return ['count', 'risk'].map((queueName) => ({ queueName, filter: {} }));
        },
      }),
    } as unknown as Stage['services'],
    logs: {
      async *read(logGroup: string, { text = '' }: LogRange) {
        allow(logGroup);
        yield* lines.filter((each) => each.logGroup === logGroup && JSON.stringify(each).includes(text));
      },
    },
  };
}

const kinds = (hops: readonly Hop[]) => hops.map(({ kind }) => kind);

describe('following an event of which a part may not be looked at', () => {
  it.each([
    ['ledger', /^ledger$/, ['delivery', 'handling']],
    ['intake-log', /^intake$/, ['claimed', 'published', 'handling']],
    ['archive', /^bucket$/, ['claimed', 'published', 'delivery', 'handling']],
    ['secret', /^privy$/, ['claimed', 'published', 'delivery', 'handling']],
    ['operations-log', /^operations$/, ['claimed', 'published', 'delivery', 'handling']],
  ])('goes without the %s, and has everything else', async (part, refuses, hops) => {
    const way = await followEvent(stageThatRefuses(refuses), EVENT);

    expect(way.unread).toEqual([{ part, problem: REFUSED }]);
    expect(way.problems).toContainEqual({ where: part, what: 'unreadable' });
    expect(kinds(way.hops)).toEqual(hops);
    expect(way.subscribers).toMatchObject([
      { subscriber: 'count', state: 'handled' },
      { subscriber: 'risk', state: 'handed-over' },
    ]);
  });

  it('says nothing of what it has not seen where it sees all of it', async () => {
    const { unread, archive, problems } = await followEvent(stageThatRefuses(/nothing/), EVENT);

    expect([unread, archive]).toEqual([[], 'missing']);
    expect(problems).toEqual([{ where: 'archive', what: 'missing' }]);
  });

  it('does not say that the archive lacks an event which it may have', async () => {
    for (const refuses of [/^bucket$/, /^archive$/])
      expect(await followEvent(stageThatRefuses(refuses), EVENT)).toMatchObject({ archive: 'unreadable' });
  });

  it('knows of a type that is never archived that the archive does not have it', async () => {
    const ledger = { ...PUBLISHED, type: 'dynamic.wallet.delegation.created' };
    const lines = [line('intake', { message: 'delivery', outcome: 'accepted', eventType: ledger.type })];

    expect(await followEvent(stageThatRefuses(/^bucket$/, { ledger, lines }), EVENT)).toMatchObject({
      archive: 'withheld',
    });
  });

  it.each([
    ['the parked events', /^parked$/, 'parked'],
    ['the log of the intake', /^intake$/, 'intake-log'],
  ])('does not say without %s that an event which may be parked is lost', async (_what, refuses, part) => {
    const stage = stageThatRefuses(refuses, { ledger: CLAIMED, lines: [PARKED] });
    const { problems } = await followEvent(stage, EVENT);

    expect(problems.filter(({ where }) => where === 'topic')).toEqual([]);
    expect(problems).toContainEqual({ where: part, what: 'unreadable' });
  });

  it.each([
    ['the ledger', /^ledger$/, { lines: [PARKED] }],
    // The ledger may have failed just when the event was published.
    ['the log of the intake', /^intake$/, { ledger: CLAIMED, lines: [] }],
  ])('does not say without %s that an event is not published', async (_what, refuses, there) => {
    const { subscribers } = await followEvent(stageThatRefuses(refuses, there), EVENT);

    expect(subscribers).toMatchObject([
      { subscriber: 'count', state: 'unreadable', problem: REFUSED },
      { subscriber: 'risk', state: 'unreadable', problem: REFUSED },
    ]);
  });

  it('says without the subscriptions only of who handled an event that it came there', async () => {
    const way = await followEvent(stageThatRefuses(/^subscriptions$/), EVENT);

    expect(way.unread).toEqual([{ part: 'subscriptions', problem: REFUSED }]);
    expect(kinds(way.hops)).toEqual(['claimed', 'published', 'delivery', 'handling']);
    expect(way.subscribers).toMatchObject([
      { subscriber: 'count', state: 'handled' },
      { subscriber: 'risk', state: 'unreadable', problem: REFUSED },
    ]);
  });

  it('does not say without the subscriptions that an event is lost at who may not ask for it', async () => {
    const stage = stageThatRefuses(/^subscriptions$/, { lines: [ACCEPTED] });
    const { problems } = await followEvent(stage, EVENT);

    expect(problems.filter(({ what }) => what === 'no-trace')).toEqual([]);
    expect(problems).toContainEqual({ where: 'count', what: 'unreadable' });
  });

  it('does not say without the ledger that there is no such event', async () => {
    const stage = stageThatRefuses(/^ledger$/, { lines: [] });

    await expect(followEvent(stage, EVENT)).rejects.toMatchObject(REFUSED);
  });

  it('fails with what is wrong where nothing may be looked at', async () => {
    await expect(followEvent(stageThatRefuses(/./), EVENT)).rejects.toMatchObject(REFUSED);
  });
});

describe('an event at a subscriber of which a part may not be looked at', () => {
  const atCount = async (refuses: RegExp, there: There) =>
    (await followEvent(stageThatRefuses(refuses, there), EVENT)).subscribers[0];

  it.each([
    ['queue', /count$/, { lines: [ACCEPTED] }],
    ['dead letters', /count-dlq/, { lines: [ACCEPTED, FAILED] }],
    ['quarantine', /^quarantine$/, { lines: [ACCEPTED, FAILED] }],
    ['inbox', /^inbox$/, { lines: [ACCEPTED] }],
  ])('is not said to be where its %s may say otherwise', async (_part, refuses, there) => {
    expect(await atCount(refuses, there)).toMatchObject({ state: 'unreadable', problem: REFUSED });
  });

  it('is handled where its log says so, whatever else may not be looked at', async () => {
    expect(await atCount(/count-dlq|^quarantine$|^inbox$/, {})).toMatchObject({
      state: 'handled',
      outcome: 'applied',
      problem: REFUSED,
    });
  });

  it('is handled where its inbox says so and its log may not be read', async () => {
    const inbox = { appliedAt: '2026-11-27T08:00:02.000Z', outcome: 'applied' };

    expect(await atCount(/^count$/, { inbox })).toMatchObject({ state: 'handled', problem: REFUSED });
  });
});

describe('an id that no table can have as a key', () => {
  it('is of no event', async () => {
    await expect(
      followEvent(stageThatRefuses(/nothing/, { lines: [] }), { event: `privy/main#${'x'.repeat(3_000)}` }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
