import { dropQuarantined } from '../../../ops/quarantine/drop-quarantined.ts';
import { releaseQuarantine } from '../../../ops/quarantine/release-quarantine.ts';
import { groupOf, quarantinedWorld } from './quarantined-world.ts';

async function twoUsers() {
  const world = quarantinedWorld();
  await world.quarantine('ada', 'msg_1', 'msg_2');
  await world.quarantine('bob', 'msg_3');
  return world;
}

const ADA = { handler: 'count', group: 'ada', dryRun: false } as const;

describe('a release', () => {
  it('says what it would do and does nothing, where it is a dry run', async () => {
    const { stage, handled, left } = await twoUsers();

    const { users, released } = await releaseQuarantine(stage, { ...ADA, dryRun: true });

    expect(users).toMatchObject([{ group: groupOf('ada'), events: 2 }]);
    expect(released).toEqual([]);
    expect(handled).toEqual([]);
    expect(await left('ada')).toEqual(['msg_1', 'msg_2']);
    expect(stage.written).toEqual([]);
  });

  it('hands the events of a user back in their order, and is accounted for', async () => {
    const { stage, handled, left } = await twoUsers();

    const { released } = await releaseQuarantine(stage, { ...ADA, reason: 'the plan is known now' });

    expect(released).toEqual([{ group: groupOf('ada'), done: 'released', handled: 2 }]);
    expect(handled).toEqual(['msg_1', 'msg_2']);
    expect(await left('bob')).toEqual(['msg_3']);
    expect(stage.written).toEqual([
      {
        action: 'quarantine release',
        subject: { handler: 'count', group: groupOf('ada') },
        counts: { users: 1, handled: 2 },
        reason: 'the plan is known now',
      },
    ]);
  });

  it('goes on for as long as the time of the function is over before the line is empty', async () => {
    const world = quarantinedWorld();
    await world.quarantine('ada', 'msg_1', 'msg_2', 'msg_3', 'msg_4', 'msg_5');
    world.seconds = 6;
    const told: number[] = [];

    const { released } = await releaseQuarantine(world.stage, {
      ...ADA,
      onProgress: ({ handled }) => told.push(handled),
    });

    expect(released).toMatchObject([{ done: 'released', handled: 5 }]);
    expect(told).toEqual([2, 4, 5]);
    expect(world.handled).toEqual(['msg_1', 'msg_2', 'msg_3', 'msg_4', 'msg_5']);
  });

  it('of all users leaves those who fail again, and goes on with the next', async () => {
    const { stage, failing, left } = await twoUsers();
    failing.add('msg_1');

    const { released } = await releaseQuarantine(stage, { handler: 'count', dryRun: false });

    expect(released).toMatchObject([
      { group: groupOf('ada'), done: 'failed', handled: 0, failed: { failure: { code: 'unknown-plan' } } },
      { group: groupOf('bob'), done: 'released', handled: 1 },
    ]);
    expect(await left('ada')).toEqual(['msg_1', 'msg_2']);
    expect(stage.written).toMatchObject([
      { subject: { handler: 'count' }, counts: { users: 1, handled: 1 } },
    ]);
  });

  it('that is interrupted leaves the rest in quarantine, and what it did is accounted for', async () => {
    const { stage, left } = await twoUsers();
    const interrupt = new AbortController();

    const { released } = await releaseQuarantine(stage, {
      handler: 'count',
      dryRun: false,
      signal: interrupt.signal,
      onProgress: () => interrupt.abort(),
    });

    expect(released).toMatchObject([{ group: groupOf('ada'), done: 'released' }]);
    expect(await left('bob')).toEqual(['msg_3']);
    expect(stage.written).toMatchObject([{ counts: { users: 1, handled: 2 } }]);
  });

  it('is not accounted for where nothing came of it', async () => {
    const { stage, failing } = await twoUsers();
    failing.add('msg_1');

    await releaseQuarantine(stage, ADA);

    expect(stage.written).toEqual([]);
  });
});

describe('a drop from quarantine', () => {
  const DROP = { ...ADA, event: 'msg_1', reason: 'a test account' } as const;

  it('says which event would go, and drops nothing, where it is a dry run', async () => {
    const { stage, left } = await twoUsers();

    const { done, event } = await dropQuarantined(stage, { ...DROP, dryRun: true });

    expect(done).toBe('would-drop');
    expect(event).toMatchObject({ id: 'msg_1', type: 'privy.user.created', attempts: 7 });
    expect(await left('ada')).toEqual(['msg_1', 'msg_2']);
    expect(stage.written).toEqual([]);
  });

  it.each(['msg_1', '00000000000000000001'])('takes out the event %s, and keeps why', async (event) => {
    const { stage, left } = await twoUsers();

    expect(await dropQuarantined(stage, { ...DROP, event })).toMatchObject({ done: 'dropped' });

    expect(await left('ada')).toEqual(['msg_2']);
    expect(stage.written).toEqual([
      {
        action: 'quarantine drop',
        subject: { handler: 'count', group: groupOf('ada'), sequence: '00000000000000000001', id: 'msg_1' },
        counts: { dropped: 1 },
        reason: 'a test account',
      },
    ]);
  });

  it.each([
    [
      { event: 'msg_9' },
      'not-found',
      /no event "msg_9" among the first of privy\/main#ada; there are msg_1, msg_2$/,
    ],
    [{ reason: ' ' }, 'misused', /no reason/],
  ])('is refused with %j', async (change, code, message) => {
    const { stage, left } = await twoUsers();

    const drop = dropQuarantined(stage, { ...DROP, ...change });

    await expect(drop).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(await left('ada')).toEqual(['msg_1', 'msg_2']);
  });
});
