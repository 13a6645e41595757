import { certificateKey, FORGETTING_KEY } from '../../../core/archive/archive-keys.ts';
import { digestOf } from '../../../core/archive/forget/person.ts';
import { inboxKey } from '../../../core/inbox/inbox-entry.ts';
import { type RedriveDeadLetters, redriveDeadLetters } from '../../../ops/dead/redrive-dead-letters.ts';
import { type DeadStage, eventOf, messageOf, startDeadStage } from './dead-stage.ts';

let dead: DeadStage;

beforeEach(async () => {
  dead = await startDeadStage();
});
afterEach(() => dead.queues.stop());

const ADA_1 = eventOf('ada', 'ada-1', 1);
const ADA_2 = eventOf('ada', 'ada-2', 2);
const BEN_1 = eventOf('ben', 'ben-1', 3);

function redrive(options: Partial<RedriveDeadLetters> = {}) {
  return redriveDeadLetters(dead.stage, { subscriber: 'count', dryRun: false, ...options });
}

const applied = (id: string) => inboxKey({ handler: 'count', source: 'privy/main', eventId: id });
const ids = async () => (await dead.queues.emptyQueue()).map(({ body }) => JSON.parse(body).id).sort();

describe('a redrive of dead letters', () => {
  it('says what it would put back, and puts back nothing, in a dry run', async () => {
    await dead.queues.bury(messageOf(ADA_1), messageOf(ADA_2), messageOf(BEN_1), { body: 'no event' });

    const { plan, report } = await redrive({ dryRun: true });

    expect(plan).toMatchObject({
      subscriber: 'count',
      kind: 'not-handled',
      letters: 4,
      users: 3,
      isAll: true,
      unreadable: 1,
      forgotten: 0,
      inQuarantine: 0,
      later: { arrived: 0, handled: 0, users: 0, isAll: true },
    });
    expect(plan.first.map(({ id, problem }) => id ?? problem).sort()).toEqual([
      'ada-1',
      'ada-2',
      'ben-1',
      'not-json',
    ]);
    expect(report).toBeUndefined();
    expect(await dead.queues.emptyQueue()).toEqual([]);
    expect(dead.stage.written).toEqual([]);
  });

  it('puts them back and gives account of it', async () => {
    await dead.queues.bury(messageOf(ADA_1), messageOf(ADA_2), messageOf(BEN_1));

    const { report } = await redrive({ reason: 'mended' });

    expect(report).toMatchObject({ end: 'done', sent: 3, users: 2 });
    expect(await ids()).toEqual(['ada-1', 'ada-2', 'ben-1']);
    expect(dead.stage.written).toEqual([
      {
        action: 'dead redrive',
        subject: { subscriber: 'count', kind: 'not-handled' },
        counts: { redriven: 3 },
        reason: 'mended',
      },
    ]);
  });

  it('says before it starts how many later events of the same users were handled already', async () => {
    await dead.queues.bury(messageOf(ADA_1), messageOf(BEN_1));
    const later = [eventOf('ada', 'ada-3', 5), eventOf('ada', 'ada-4', 6), eventOf('ben', 'ben-2', 7)];
    const notAsked = { ...eventOf('ada', 'ada-5', 8), type: 'privy.wallet.created' };
    await dead.archive(
      ADA_1,
      BEN_1,
      eventOf('ada', 'ada-0', 0),
      eventOf('ada', 'ada-same', 1),
      ...later,
      notAsked,
      eventOf('cy', 'cy-1', 9),
    );
    dead.inbox.add(applied('ada-3')).add(applied('ben-2')).add(applied('ada-0'));
    const told: unknown[] = [];

    await redrive({ onProgress: ({ plan, sent }) => told.push([plan.later, sent]) });

    const expected = { arrived: 3, handled: 2, users: 2, isAll: true };
    expect(told).toEqual([
      [expected, 0],
      [expected, 1],
      [expected, 2],
    ]);
  });

  it('knows of a handler without inbox by its log', async () => {
    await dead.queues.bury(messageOf(ADA_1));
    await dead.archive(eventOf('ada', 'ada-3', 5), eventOf('ada', 'ada-4', 6));
    const line = (eventId: string, outcome: string) => ({
      time: new Date('2026-11-26T09:10:00.000Z'),
      logGroup: 'count',
      fields: { message: 'message', subscriber: 'count', eventId, outcome },
    });
    dead.log.push(line('ada-3', 'failed'), line('ada-3', 'applied'), line('ada-4', 'failed'));

    const { plan } = await redrive({ dryRun: true });

    expect(plan.later).toEqual({ arrived: 2, handled: 1, users: 1, isAll: true });
  });

  it('does not say that of a consumer, whose service alone knows', async () => {
    await dead.queues.bury(messageOf(ADA_1));
    await dead.archive(eventOf('ada', 'ada-3', 5));

    const { plan } = await redrive({ subscriber: 'risk', dryRun: true });

    expect(plan.later).toEqual({ arrived: 1, users: 1, isAll: true });
  });

  it('says who of the users is in quarantine', async () => {
    await dead.queues.bury(messageOf(ADA_1), messageOf(BEN_1));
    dead.quarantine.push('privy/main#ben', 'privy/main#cy');

    expect((await redrive({ dryRun: true })).plan.inQuarantine).toBe(1);
  });

  it('takes those that are named, by event or message, and those of a user', async () => {
    await dead.queues.bury(messageOf(ADA_1), messageOf(ADA_2), messageOf(BEN_1));

    expect((await redrive({ user: 'ben' })).report).toMatchObject({ sent: 1 });
    expect(await ids()).toEqual(['ben-1']);
    expect((await redrive({ ids: ['ada-2'] })).report).toMatchObject({ sent: 1 });
    expect(await ids()).toEqual(['ada-2']);
    const [first] = (await redrive({ dryRun: true })).plan.first;
    expect((await redrive({ ids: [first?.messageId ?? ''] })).report).toMatchObject({ sent: 1 });
    expect(await ids()).toEqual(['ada-1']);
  });

  it('leaves those of a person who was forgotten since', async () => {
    await dead.queues.bury(messageOf(ADA_1), messageOf(eventOf('ada', 'ada-9', 30)), messageOf(BEN_1));
    const certificate = { askedAt: '2026-11-26T09:10:00.000Z' };
    await dead.objects.put(
      certificateKey(digestOf({ source: 'privy/main', user: 'ada' }), 'f-1'),
      Buffer.from(JSON.stringify(certificate)),
    );

    const { plan, report } = await redrive();

    expect(plan).toMatchObject({ letters: 2, forgotten: 1 });
    expect(report).toMatchObject({ end: 'done', sent: 2, stayed: 1 });
    expect(await ids()).toEqual(['ada-9', 'ben-1']);
  });

  it('waits until a person is forgotten', async () => {
    await dead.queues.bury(messageOf(ADA_1));
    await dead.objects.put(FORGETTING_KEY, Buffer.from('{}'));

    expect(await redrive()).toEqual({ plan: expect.objectContaining({ refused: 'forgetting' }) });

    expect(await dead.queues.emptyQueue()).toEqual([]);
  });

  it.each([
    [{ subscriber: 'cuont' }, 'misused', 'no subscriber "cuont"; nearest: count, risk, archive'],
    [
      { ids: ['ada-7'] },
      'not-found',
      'no dead letter "ada-7"; none can be seen, and what somebody else has in hand comes into sight within a minute',
    ],
  ])('refuses %j', async (options, code, message) => {
    await expect(redrive(options)).rejects.toMatchObject({ code, message });
  });
});
