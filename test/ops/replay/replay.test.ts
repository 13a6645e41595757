import type { Item } from '../../../core/inbox/item.ts';
import { abortReplay } from '../../../ops/replay/abort-replay.ts';
import { continueReplays } from '../../../ops/replay/continue-replays.ts';
import { showReplay } from '../../../ops/replay/show-replay.ts';
import { startReplay } from '../../../ops/replay/start-replay.ts';
import type { Tables } from '../../../ops/stage/tables.ts';
import { scriptedFunction } from '../scripted-function.ts';
import { type StageOfFunctions, stageOf } from '../stage-of.ts';

const TUESDAY = { subscriber: 'risk', from: '2026-11-24', until: '2026-11-25' } as const;
const RANGE = { from: '2026-11-24T00:00:00.000Z', until: '2026-11-25T00:00:00.000Z' };
const RUNNING = {
  replayId: '20261127T090000Z-1',
  state: 'running',
  atWork: false,
  order: { subscriber: 'risk', ...RANGE, onlyMissing: false, perSecond: 100 },
  counts: { sent: 40, known: 0, refused: 0 },
  startedAt: '2026-11-27T09:00:00.000Z',
  updatedAt: '2026-11-27T09:00:20.000Z',
};
const SOURCES = {
  sources: { 'privy/main': { provider: 'privy', url: 'http://127.0.0.1/privy/main', secretId: 'privy' } },
};
const DONE = { ...RUNNING, state: 'done', counts: { sent: 100, known: 0, refused: 1 } };

/** The stage with a ledger of these rows, by their keys, and logs that say nothing. */
function withLedger(stage: StageOfFunctions, rows: Readonly<Record<string, Item>>): StageOfFunctions {
  const tables = { get: async (_: string, { pk = '' }: Readonly<Record<string, string>>) => rows[pk] };
  return {
    ...stage,
    services: { ...stage.services, tables: async () => tables as unknown as Tables },
    logs: { read: async function* () {} },
  };
}

describe('a replay', () => {
  it('counts what it would bring, and brings nothing, where it is a dry run', async () => {
    const would = { complete: true, events: 101, types: { 'privy.user.created': 101 }, users: 9, seconds: 2 };
    const keeper = scriptedFunction({ dryRun: would });
    const stage = stageOf({ keeper });

    expect(await startReplay(stage, { ...TUESDAY, dryRun: true })).toEqual({
      subscriber: 'risk',
      ...RANGE,
      would,
    });
    expect(keeper.asked).toEqual([{ archive: 'replay', subscriber: 'risk', ...RANGE, dryRun: true }]);
    expect(stage.written).toEqual([]);
  });

  it('begins with all that is asked for, and is accounted for', async () => {
    const keeper = scriptedFunction({ ...RUNNING, end: 'out-of-time' });
    const stage = stageOf({ keeper });

    const { replay } = await startReplay(stage, {
      subscriber: 'risk',
      from: '24h',
      types: ['privy.user.*'],
      users: ['did:privy:ada'],
      sources: ['privy/main'],
      onlyMissing: true,
      perSecond: 10,
      dryRun: false,
      reason: 'risk lost a day',
    });

    expect(replay).toMatchObject({ state: 'running', end: 'out-of-time' });
    expect(keeper.asked).toEqual([
      {
        archive: 'replay',
        subscriber: 'risk',
        from: '2026-11-26T09:00:00.000Z',
        until: '2026-11-27T09:00:00.000Z',
        types: ['privy.user.*'],
        users: ['did:privy:ada'],
        sources: ['privy/main'],
        onlyMissing: true,
        perSecond: 10,
        dryRun: false,
      },
    ]);
    expect(stage.written).toEqual([
      {
        action: 'replay start',
        subject: {
          subscriber: 'risk',
          from: '2026-11-26T09:00:00.000Z',
          until: '2026-11-27T09:00:00.000Z',
          replayId: '20261127T090000Z-1',
        },
        counts: { sent: 40, known: 0, refused: 0 },
        reason: 'risk lost a day',
      },
    ]);
  });

  it('that does not begin is not accounted for', async () => {
    const refused = { refused: 'another-runs', replayId: '1', startedAt: '2026-11-27T08:00:00.000Z' };
    const stage = stageOf({ keeper: scriptedFunction(refused) });

    expect(await startReplay(stage, { ...TUESDAY, dryRun: false })).toMatchObject({ refused });
    expect(stage.written).toEqual([]);
  });

  it.each([
    [{ subscriber: 'riks' }, 'no subscriber "riks"; nearest: risk, count, mirror'],
    [{ from: 'tuesday' }, expect.stringMatching(/^from is "tuesday"; allowed: a day/)],
    [
      { until: '2026-11-23' },
      'until is 2026-11-23T00:00:00.000Z; allowed: a time after from, which is 2026-11-24T00:00:00.000Z',
    ],
    [{ types: ['privy.usr.created'] }, expect.stringMatching(/privy\.user\.created/)],
    [{ sources: ['privy'] }, 'no source "privy"; allowed: one such as privy/main'],
    [{ perSecond: 0 }, '0 events a second; allowed: a whole number from 1 to 1000'],
    [{ from: undefined }, 'from is missing; give a time, or name events'],
    [{ events: [] }, '0 events; allowed: up to 1000, or none of them named for all'],
    [{ events: ['dynamic/main#e-1'] }, expect.stringMatching(/^no source "dynamic\/main"/)],
    [{ users: Array(1_001).fill('a') }, '1001 users; allowed: up to 1000, or none of them named for all'],
  ])('is refused before it is asked for: %j', async (change, message) => {
    const keeper = scriptedFunction();

    const start = startReplay(stageOf({ keeper }, SOURCES), { ...TUESDAY, ...change, dryRun: false });

    await expect(start).rejects.toMatchObject({ code: 'misused', message });
    expect(keeper.asked).toEqual([]);
  });

  it('of events by their keys and the time in which they came asks nobody for them, and is accounted for by them', async () => {
    const keeper = scriptedFunction({ ...DONE, end: 'done' });
    const stage = stageOf({ keeper }, SOURCES);
    const events = ['privy/main#msg_2', 'privy/main#msg_1', 'privy/main#msg_2'];

    const started = await startReplay(stage, { ...TUESDAY, events, dryRun: false });

    expect(started).toMatchObject({ named: 2, replay: { state: 'done' } });
    expect(keeper.asked).toMatchObject([{ ...RANGE, events: ['privy/main#msg_2', 'privy/main#msg_1'] }]);
    expect(stage.written).toMatchObject([
      {
        action: 'replay start',
        subject: { subscriber: 'risk', events: 'privy/main#msg_2 privy/main#msg_1' },
      },
    ]);
  });

  it('of events by their ids looks up which they are and when they came, up to days after they were first seen', async () => {
    const would = { complete: true, events: 2, types: {}, users: 1, seconds: 1 };
    const keeper = scriptedFunction({ dryRun: would }, { dryRun: would });
    const stage = withLedger(stageOf({ keeper }, SOURCES), {
      'privy/main#msg_1': { claimedAt: '2026-11-20T23:59:58.000Z', expiresAt: 1_800_000_000 },
      'privy/main#msg_2': { publishedAt: '2026-11-26T08:00:00.000Z', expiresAt: 1_800_000_000 },
    });

    const events = ['msg_2', 'privy/main#msg_1'];
    await startReplay(stage, { subscriber: 'risk', events, dryRun: true });
    await startReplay(stage, { subscriber: 'risk', events: ['msg_1'], dryRun: true });

    expect(keeper.asked).toMatchObject([
      {
        from: '2026-11-20T00:00:00.000Z',
        until: '2026-11-27T09:00:00.000Z',
        events: ['privy/main#msg_2', 'privy/main#msg_1'],
      },
      { from: '2026-11-20T00:00:00.000Z', until: '2026-11-24T23:59:58.000Z', events: ['privy/main#msg_1'] },
    ]);
  });

  it('of an event that nobody remembers is refused, with what would find it', async () => {
    const stage = withLedger(stageOf({}, SOURCES), {});

    await expect(
      startReplay(stage, { subscriber: 'risk', events: ['msg_1'], dryRun: true }),
    ).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(
        /^no event "msg_1": .*; give the whole id, as <source>#<id>, and from when on to look for it$/,
      ),
    });
  });

  it('is shown by its subscriber', async () => {
    const stage = stageOf({ keeper: async () => ({ replays: [DONE] }) });

    expect(await showReplay(stage, 'risk')).toEqual(DONE);
    await expect(showReplay(stage, 'count')).rejects.toMatchObject({ code: 'not-found' });
    await expect(showReplay(stage, 'riks')).rejects.toMatchObject({ code: 'misused' });
  });

  it('is aborted by its subscriber, and that is accounted for', async () => {
    const aborted = { ...RUNNING, state: 'aborted' };
    const keeper = scriptedFunction({ replays: [RUNNING] }, { aborted: true, ...aborted });
    const stage = stageOf({ keeper });

    expect(await abortReplay(stage, { subscriber: 'risk', dryRun: false })).toEqual({
      done: 'aborted',
      replay: aborted,
    });
    expect(keeper.asked[1]).toEqual({
      archive: 'abort-replay',
      subscriber: 'risk',
      replayId: '20261127T090000Z-1',
    });
    expect(stage.written).toMatchObject([{ action: 'replay abort', subject: { subscriber: 'risk' } }]);
  });

  it.each([
    ['would end, where it is a dry run', RUNNING, true, 'would-abort'],
    ['is over already', DONE, false, 'not-running'],
  ] as const)('is not aborted that %s', async (_, replay, dryRun, done) => {
    const keeper = scriptedFunction({ replays: [replay] });
    const stage = stageOf({ keeper });

    expect(await abortReplay(stage, { subscriber: 'risk', dryRun })).toEqual({ done, replay });
    expect(stage.written).toEqual([]);
  });
});

describe('unfinished replays', () => {
  it('are gone on with, and that is accounted for with what was sent', async () => {
    const keeper = scriptedFunction({ replays: [RUNNING, { ...DONE, replayId: '2' }] }, undefined, {
      replays: [DONE, { ...DONE, replayId: '2' }],
    });
    const stage = stageOf({ keeper });

    expect(await continueReplays(stage, { dryRun: false })).toEqual({ dryRun: false, replays: [DONE] });
    expect(keeper.asked[1]).toEqual({ archive: 'continue-replays' });
    expect(stage.written).toEqual([
      { action: 'replay continue', subject: { subscribers: 'risk' }, counts: { sent: 60, done: 1 } },
    ]);
  });

  it.each([
    ['where it is a dry run', [RUNNING], true],
    ['where there are none', [DONE], false],
  ])('are only named %s', async (_, replays, dryRun) => {
    const stage = stageOf({ keeper: scriptedFunction({ replays }) });

    expect(await continueReplays(stage, { dryRun })).toEqual({
      dryRun,
      replays: replays.filter(({ state }) => state === 'running'),
    });
    expect(stage.written).toEqual([]);
  });
});
