import { groupDeadLetters } from '../../../ops/dead/group-dead-letters.ts';
import { listAllDeadLetters } from '../../../ops/dead/list-all-dead-letters.ts';
import { followEvent } from '../../../ops/event/follow-event.ts';
import { markEvents } from '../../../ops/events/mark-events.ts';
import { OpsError } from '../../../ops/ops-error.ts';
import { listQuarantine } from '../../../ops/quarantine/list-quarantine.ts';
import { stageStatus } from '../../../ops/status/stage-status.ts';
import { DENIED, refusingStage } from './refusing-stage.ts';

const PROBLEM = { code: 'no-access', message: DENIED };
const EVENT = {
  source: 'privy/main',
  id: 'msg_1',
  type: 'privy.user.created',
  environment: '',
  received: '2026-11-27T08:00:00.000Z',
};

describe('a subscriber that nobody may look at', () => {
  it('is named without figures, and the others have theirs', async () => {
    const { subscribers, sources, parked, findings } = await stageStatus(refusingStage(/risk/));

    expect(subscribers).toEqual([
      expect.objectContaining({ subscriber: 'count', waiting: 0, dead: 0 }),
      { subscriber: 'risk', kind: 'consumer', problem: PROBLEM },
    ]);
    expect(sources).toMatchObject([{ source: 'privy/main', outcomes: {} }]);
    expect(parked).toEqual({ refused: 0 });
    expect(findings).toEqual([
      {
        where: 'risk',
        what: 'unreadable',
        text: `how it is cannot be seen: ${DENIED}`,
        command: 'doctor',
      },
    ]);
  });

  it('leaves an event its marks at the others', async () => {
    expect(await markEvents(refusingStage(/risk-dlq/), [EVENT])).toEqual([
      [
        { subscriber: 'count', state: 'unknown', failures: 0 },
        { subscriber: 'risk', state: 'unreadable', failures: 0, problem: PROBLEM },
      ],
    ]);
  });

  it('leaves an event its place at the others', async () => {
    const stage = refusingStage(/risk-dlq/);
    const item = {
      status: 'published',
      type: EVENT.type,
      publishedAt: EVENT.received,
      expiresAt: 1_800_000_000,
    };
    const get = async (table: string) => (table === 'ledger' ? item : undefined);
    const tables = async () => ({ ...(await refusingStage(/none/).services.tables()), get });
    const known = { ...stage, services: { ...stage.services, tables } } as unknown as typeof stage;

    const { subscribers, problems } = await followEvent(known, { event: 'privy/main#msg_1' });

    expect(subscribers).toMatchObject([
      { subscriber: 'count', state: expect.not.stringMatching('unreadable') },
      { subscriber: 'risk', state: 'unreadable', problem: PROBLEM },
    ]);
    expect(problems).toContainEqual({ where: 'risk', what: 'unreadable' });
  });

  it('leaves the others their dead letters', async () => {
    const unread = [{ subscriber: 'risk', problem: PROBLEM }];

    expect(await groupDeadLetters(refusingStage(/risk/))).toEqual({
      groups: [],
      total: 0,
      notShown: 0,
      unread,
    });
    expect(await listAllDeadLetters(refusingStage(/risk/))).toMatchObject({
      places: [{ subscriber: 'count' }, { subscriber: 'count' }],
      unread,
    });
  });
});

describe('a handler whose function nobody may ask', () => {
  const OTHER = { kind: 'handler', functionName: 'mirror', logGroup: 'mirror' } as const;
  const QUEUES = { queueUrl: 'a', dlqUrl: 'b', subscriptionDlqUrl: 'c' };

  it('leaves the others their quarantine', async () => {
    const stage = refusingStage(/mirror/, new OpsError('no-access', DENIED));
    const subscribers = { ...stage.description.subscribers, mirror: { ...OTHER, ...QUEUES } };
    const both = { ...stage, description: { ...stage.description, subscribers } };

    expect(await listQuarantine(both)).toEqual([
      { handler: 'count', users: [] },
      { handler: 'mirror', users: [], problem: PROBLEM },
    ]);
    await expect(listQuarantine(both, { handler: 'mirror' })).rejects.toMatchObject(PROBLEM);
  });
});

describe('a source, the parked events or a table that nobody may look at', () => {
  it('hides nothing else', async () => {
    const { sources, subscribers, parked } = await stageStatus(refusingStage(/^(privy|parked)$/));

    expect(sources).toEqual([
      { source: 'privy/main', provider: 'privy', url: 'https://api/privy/main', problem: PROBLEM },
    ]);
    expect(parked).toEqual({ problem: PROBLEM });
    expect(subscribers).toMatchObject([{ waiting: 0 }, { waiting: 0 }]);
  });

  it('that is gone is said to be', async () => {
    const gone = Object.assign(new Error('no table'), { name: 'ResourceNotFoundException' });
    const { subscribers } = await stageStatus(refusingStage(/quarantine/, gone));

    expect(subscribers[0]).toMatchObject({ subscriber: 'count', problem: { code: 'gone' } });
    expect(subscribers[1]).toMatchObject({ subscriber: 'risk', waiting: 0 });
  });
});

describe('a stage of which nothing can be looked at', () => {
  it('is not shown as one that has no figures: what is wrong is thrown', async () => {
    const expired = new OpsError('no-access', 'the AWS credentials have expired; get new ones');

    await expect(stageStatus(refusingStage(/./, expired))).rejects.toBe(expired);
    await expect(groupDeadLetters(refusingStage(/./, expired))).rejects.toBe(expired);
    await expect(listQuarantine(refusingStage(/./, expired))).rejects.toBe(expired);
  });

  it('is a fault where this software fails', async () => {
    const fault = new TypeError('x is no function');

    await expect(stageStatus(refusingStage(/risk/, fault))).rejects.toBe(fault);
  });
});
