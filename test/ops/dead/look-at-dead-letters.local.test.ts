import { dropDeadLetters } from '../../../ops/dead/drop-dead-letters.ts';
import { listDeadLetters } from '../../../ops/dead/list-dead-letters.ts';
import { showDeadLetter } from '../../../ops/dead/show-dead-letter.ts';
import { type DeadStage, eventOf, messageOf, startDeadStage } from './dead-stage.ts';

let dead: DeadStage;

beforeEach(async () => {
  dead = await startDeadStage();
});
afterEach(() => dead.queues.stop());

const ADA_1 = eventOf('ada', 'ada-1', 1);
const ADA_2 = eventOf('ada', 'ada-2', 2);
const left = async () => (await dead.queues.emptyDead()).map(({ body }) => JSON.parse(body).id);

describe('the list of dead letters', () => {
  it('names each without its payload', async () => {
    await dead.queues.bury({
      ...messageOf({ ...ADA_1, data: { email: 'ada@example.com' } }),
      attributes: { ErrorCode: 'NonExistentQueue', ErrorMessage: 'no such queue' },
    });

    const [place] = await listDeadLetters(dead.stage, { subscriber: 'count' });

    expect(place).toEqual({
      subscriber: 'count',
      kind: 'not-handled',
      total: 1,
      isAll: true,
      letters: [
        {
          messageId: expect.any(String),
          id: 'ada-1',
          source: 'privy/main',
          type: 'privy.user.created',
          user: 'ada',
          received: '2026-11-26T09:01:00.000Z',
          group: 'privy/main#ada',
          sentAt: '2026-11-27T08:00:00.000Z',
          receives: 1,
          undelivered: { code: 'NonExistentQueue', message: 'no such queue' },
        },
      ],
    });
  });

  it('says that there may be more where SQS shows no more of a user', async () => {
    const twelve = Array.from({ length: 12 }, (_, index) => messageOf(eventOf('ada', `ada-${index}`, index)));
    await dead.queues.bury(...twelve);

    const [place] = await listDeadLetters(dead.stage, { subscriber: 'count' });

    expect(place).toMatchObject({ total: 12, isAll: false, letters: { length: 10 } });
  });

  it('goes through the queues of every subscriber and of the archive', async () => {
    const places = await listDeadLetters(dead.stage);

    expect(places.map(({ subscriber, kind }) => `${subscriber} ${kind}`)).toEqual([
      'count not-handled',
      'count not-delivered',
      'mirror not-handled',
      'mirror not-delivered',
      'risk not-handled',
      'risk not-delivered',
      'archive not-handled',
      'archive not-delivered',
    ]);
  });
});

describe('a dead letter that is shown', () => {
  it('comes with its payload, the attempts of the log, and what came of its user since', async () => {
    await dead.archive(eventOf('ada', 'ada-3', 4));
    await dead.queues.bury(messageOf(ADA_1), messageOf(ADA_2));
    const [place] = await listDeadLetters(dead.stage, { subscriber: 'count' });
    const messageId = place?.letters[1]?.messageId;
    dead.log.push({
      time: new Date('2026-11-26T09:10:00.000Z'),
      logGroup: 'count',
      fields: {
        message: 'message',
        subscriber: 'count',
        outcome: 'failed',
        messageId,
        eventId: 'ada-2',
        receiveCount: 5,
        fault: { name: 'CrmError', code: 'crm-busy', frames: ['count.js:1:2'] },
      },
    });

    const shown = await showDeadLetter(dead.stage, { subscriber: 'count', id: 'ada-2' });

    expect(shown).toMatchObject({
      id: 'ada-2',
      logGroup: 'count',
      later: { arrived: 1, handled: 0, users: 1, isAll: true },
      body: JSON.stringify(ADA_2),
      attempts: [{ outcome: 'failed', receiveCount: 5, fault: { code: 'crm-busy' } }],
    });
    expect(await left()).toEqual(['ada-1', 'ada-2']);
  });

  it('is named where it is none', async () => {
    await dead.queues.bury(messageOf(ADA_1));

    await expect(showDeadLetter(dead.stage, { subscriber: 'count', id: 'x' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^no dead letter "x" among the 1 that can be seen; /),
    });
  });
});

describe('a dead letter that is dropped', () => {
  it('is gone, with its reason in the account, and the others stay', async () => {
    await dead.queues.bury(messageOf(ADA_1), messageOf(ADA_2));

    const dropped = await dropDeadLetters(dead.stage, {
      subscriber: 'count',
      ids: ['ada-1'],
      reason: 'a test of ours',
      dryRun: false,
    });

    expect(dropped).toMatchObject({ letters: [{ id: 'ada-1' }], dropped: 1 });
    expect(dead.stage.written).toEqual([
      {
        action: 'dead drop',
        subject: { subscriber: 'count', kind: 'not-handled', ids: 'ada-1' },
        counts: { dropped: 1 },
        reason: 'a test of ours',
      },
    ]);
    expect(await left()).toEqual(['ada-2']);
  });

  it('stays in a dry run', async () => {
    await dead.queues.bury(messageOf(ADA_1));

    const dropped = await dropDeadLetters(dead.stage, {
      subscriber: 'count',
      user: 'ada',
      reason: 'none',
      dryRun: true,
    });

    expect(dropped).toMatchObject({ letters: [{ id: 'ada-1' }], dropped: 0 });
    expect(await left()).toEqual(['ada-1']);
  });

  it.each([
    [{ reason: ' ' }, 'no reason; it is all that is kept of the dead letters'],
    [{}, 'no dead letter is named; give the id of an event, or --user'],
  ])('needs a name and a reason: %j', async (options, message) => {
    const dropping = dropDeadLetters(dead.stage, {
      subscriber: 'count',
      reason: 'why',
      dryRun: false,
      ...options,
    });

    await expect(dropping).rejects.toMatchObject({ code: 'misused', message });
  });
});
