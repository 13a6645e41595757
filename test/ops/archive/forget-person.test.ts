import type { Unfinished } from '../../../core/archive/forget/forget-person.ts';
import { forgetPerson } from '../../../ops/archive/forget-person.ts';
import { scriptedFunction } from '../scripted-function.ts';
import { stageOf } from '../stage-of.ts';

const ADA = { source: 'privy/main', user: 'did:privy:ada' } as const;
/** SHA-256 of `privy/main#did:privy:ada`. */
const PERSON = '59f8246817473dead037f178418ce9e90692aeeebd900da1349755bdab0526f4';
const FORGOTTEN = {
  forgotten: { id: '1', archive: { events: 12 } },
  key: 'certificates/9a1f/1.json',
};
const unfinished = (of: Unfinished) => ({ unfinished: of, since: '2026-11-27T08:59:00.000Z' });

describe('forgetting a person', () => {
  it('begins with what there is of the person, and removes nothing, where it is a dry run', async () => {
    const group = 'privy/main#did:privy:ada';
    const asked: unknown[] = [];
    const keeper = async (event: unknown) => {
      asked.push(event);
      const { archive, cursor } = event as { readonly archive: string; readonly cursor?: string };
      if (archive === 'replays')
        return { replays: [{ state: 'running', order: { subscriber: 'mirror' } }, { state: 'done' }] };
      return cursor === undefined
        ? { events: Array(200).fill({}), cursor: 'next', problems: [] }
        : { events: [{}, {}, {}], problems: [] };
    };
    const quarantined = async () => ({
      groups: [
        { group, events: 2 },
        { group: 'else', events: 1 },
      ],
    });
    const stage = stageOf({
      keeper,
      count: quarantined,
      mirror: async () => ({ groups: [] }),
      drain: async () => ({ waiting: {}, refused: [{ groupId: group }, { groupId: 'else' }] }),
    });

    const { found, end } = await forgetPerson(stage, { ...ADA, dryRun: true });

    expect(found).toEqual({
      events: 203,
      hasMore: false,
      quarantine: [{ handler: 'count', events: 2 }],
      refused: 1,
      replays: ['mirror'],
    });
    expect(end).toBeUndefined();
    expect(asked).not.toContainEqual(expect.objectContaining({ archive: 'forget' }));
    expect(stage.written).toEqual([]);
  });

  it('goes on where only time was over or something is parked, and is accounted for without a name', async () => {
    const keeper = scriptedFunction(
      unfinished({ reason: 'out-of-time' }),
      unfinished({ reason: 'parked' }),
      FORGOTTEN,
    );
    const stage = stageOf({ keeper });
    const told: string[] = [];

    const { person, end } = await forgetPerson(stage, {
      ...ADA,
      dryRun: false,
      reason: 'asked for by letter 12',
      onProgress: ({ unfinished }) => told.push(unfinished),
      pause: async () => void told.push('paused'),
    });

    expect(end).toEqual(FORGOTTEN);
    expect(told).toEqual(['out-of-time', 'parked', 'paused']);
    expect(keeper.asked).toEqual(Array(3).fill({ archive: 'forget', ...ADA }));
    expect(person).toBe(PERSON);
    expect(stage.written).toEqual([
      {
        action: 'forget',
        subject: { person, certificate: 'certificates/9a1f/1.json' },
        counts: { forgotten: 1, events: 12 },
        reason: 'asked for by letter 12',
      },
    ]);
    expect(JSON.stringify(stage.written)).not.toContain('did:privy:ada');
  });

  it('ends where somebody has to do something first', async () => {
    const queues = unfinished({ reason: 'queues', handlers: { count: 'waiting' } } as unknown as Unfinished);
    const stage = stageOf({ keeper: scriptedFunction(queues) });

    expect(await forgetPerson(stage, { ...ADA, dryRun: false })).toMatchObject({ end: queues });
    expect(stage.written).toMatchObject([{ counts: { forgotten: 0, events: 0 } }]);
  });

  it('that is refused has changed nothing, and is not accounted for', async () => {
    const refused = { refused: 'replay-runs', subscribers: ['mirror'] };
    const stage = stageOf({ keeper: scriptedFunction(refused) });

    expect(await forgetPerson(stage, { ...ADA, dryRun: false })).toMatchObject({ end: refused });
    expect(stage.written).toEqual([]);
  });

  it('is not asked for again once it is interrupted', async () => {
    const keeper = scriptedFunction(unfinished({ reason: 'parked' }));
    const interrupt = new AbortController();

    const { end } = await forgetPerson(stageOf({ keeper }), {
      ...ADA,
      dryRun: false,
      signal: interrupt.signal,
      pause: async () => interrupt.abort(),
    });

    expect(end).toMatchObject({ unfinished: { reason: 'parked' } });
  });

  it.each([
    [{ ...ADA, source: 'privy' }, 'the source is "privy"; allowed: one such as privy/main'],
    [{ ...ADA, user: '' }, "no user; give the provider's id of the user"],
  ])('is refused before anything is asked: %j', async (person, message) => {
    await expect(forgetPerson(stageOf({}), { ...person, dryRun: false })).rejects.toMatchObject({
      code: 'misused',
      message,
    });
  });
});
