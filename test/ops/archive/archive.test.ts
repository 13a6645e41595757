import { auditArchive } from '../../../ops/archive/audit-archive.ts';
import { auditHandler } from '../../../ops/archive/audit-handler.ts';
import { compactArchive } from '../../../ops/archive/compact-archive.ts';
import { countArchive } from '../../../ops/archive/count-archive.ts';
import { scriptedFunction } from '../scripted-function.ts';
import { stageOf } from '../stage-of.ts';

describe('a compaction', () => {
  it('says which days there are, and compacts none, where it is a dry run', async () => {
    const keeper = scriptedFunction({ compacted: [], left: ['2026-11-25', '2026-11-26'], problems: [] });
    const stage = stageOf({ keeper });

    expect(await compactArchive(stage, { from: '2026-11-25', dryRun: true })).toMatchObject({
      left: ['2026-11-25', '2026-11-26'],
    });
    expect(keeper.asked).toEqual([{ archive: 'compact', from: '2026-11-25', dryRun: true }]);
    expect(stage.written).toEqual([]);
  });

  it('is asked for until no day is left, and is accounted for once', async () => {
    const keeper = scriptedFunction(
      { compacted: ['2026-11-24'], left: ['2026-11-25', '2026-11-26'], problems: [] },
      { compacted: ['2026-11-25', '2026-11-26'], left: [], problems: [] },
    );
    const stage = stageOf({ keeper });
    const told: unknown[] = [];

    const result = await compactArchive(stage, { dryRun: false, onProgress: (done) => told.push(done) });

    expect(result).toEqual({
      dryRun: false,
      compacted: ['2026-11-24', '2026-11-25', '2026-11-26'],
      left: [],
      problems: [],
    });
    expect(told).toEqual([{ compacted: 1, left: 2 }]);
    expect(stage.written).toEqual([
      {
        action: 'archive compact',
        subject: { from: '2026-11-24', until: '2026-11-26' },
        counts: { days: 3 },
      },
    ]);
  });

  it('ends where a day is left that a whole run has no time for', async () => {
    const keeper = scriptedFunction({ compacted: [], left: ['2026-11-25'], problems: [] });
    const stage = stageOf({ keeper });

    expect(await compactArchive(stage, { dryRun: false })).toMatchObject({ left: ['2026-11-25'] });
    expect(stage.written).toEqual([]);
  });

  it('ends after the run that it is interrupted in', async () => {
    const keeper = scriptedFunction({ compacted: ['2026-11-24'], left: ['2026-11-25'], problems: [] });
    const stage = stageOf({ keeper });

    const result = await compactArchive(stage, { dryRun: false, signal: AbortSignal.abort() });

    expect(result).toMatchObject({ compacted: ['2026-11-24'], left: ['2026-11-25'] });
    expect(stage.written).toHaveLength(1);
  });
});

describe('what is asked of the archive', () => {
  it('is counted by day, source and type', async () => {
    const counts = [{ day: '2026-11-26', source: 'privy/main', type: 'privy.user.created', events: 2 }];
    const keeper = scriptedFunction({ counts, problems: [] });

    expect(await countArchive(stageOf({ keeper }), { source: 'privy/main', until: '2026-11-26' })).toEqual({
      counts,
      problems: [],
    });
    expect(keeper.asked).toEqual([{ archive: 'count', until: '2026-11-26', source: 'privy/main' }]);
  });

  it.each([
    [{ from: 'monday' }, 'from is "monday"; allowed: a day in UTC, such as 2026-11-27'],
    [{ until: '2026-02-30' }, 'until is "2026-02-30"; allowed: a day in UTC, such as 2026-11-27'],
    [
      { from: '2026-11-27', until: '2026-11-26' },
      'until is 2026-11-26; allowed: 2026-11-27, which is from, or later',
    ],
    [{ source: 'privy' }, 'source is "privy"; allowed: a source such as privy/main'],
  ])('is refused before it is asked, with what is allowed: %j', async (options, message) => {
    const keeper = scriptedFunction();

    await expect(countArchive(stageOf({ keeper }), options)).rejects.toMatchObject({
      code: 'misused',
      message,
    });
    expect(keeper.asked).toEqual([]);
  });

  it('is asked of no stage that has none', async () => {
    await expect(countArchive(stageOf({}, { archive: undefined }))).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringMatching(/^WalletWebhooks-local has no archive/),
    });
  });

  it('is audited for a day that is over', async () => {
    const keeper = scriptedFunction({ differences: 0 });

    expect(await auditArchive(stageOf({ keeper }), { day: '2026-11-26' })).toEqual({ differences: 0 });
    expect(keeper.asked).toEqual([{ archive: 'audit', day: '2026-11-26' }]);
    await expect(auditArchive(stageOf({ keeper }), { day: '2026-11-27' })).rejects.toMatchObject({
      code: 'misused',
      message: '2026-11-27 is not over; allowed: a day before 2026-11-27, in UTC',
    });
  });

  it('is asked what a handler did on a day that is over, with where its log and its dead letters are', async () => {
    const keeper = scriptedFunction({ missing: 0 }, { refused: 'expired', from: '2026-08-20' });
    const stage = stageOf({ keeper });
    const request = {
      archive: 'audit-handler',
      handler: 'mirror',
      logGroup: 'mirror',
      deadLetterQueues: ['https://sqs/dlq', 'https://sqs/undelivered'],
    };

    expect(await auditHandler(stage, { handler: 'mirror' })).toEqual({ missing: 0 });
    expect(await auditHandler(stage, { handler: 'mirror', day: '2026-08-19' })).toEqual({
      refused: 'expired',
      from: '2026-08-20',
    });
    expect(keeper.asked).toEqual([request, { ...request, day: '2026-08-19' }]);
  });

  it.each([
    [
      { handler: 'risk' },
      /^"risk" is a consumer, whose own service handles its events; allowed: count, mirror$/,
    ],
    [{ handler: 'miror' }, /^no subscriber "miror"; nearest: mirror/],
    [{ handler: 'mirror', day: '2026-11-27' }, /^2026-11-27 is not over; allowed: a day before 2026-11-27/],
  ])('is not asked what nobody can tell of a handler: %j', async (options, message) => {
    const keeper = scriptedFunction();

    await expect(auditHandler(stageOf({ keeper }), options)).rejects.toMatchObject({
      code: 'misused',
      message: expect.stringMatching(message),
    });
    expect(keeper.asked).toEqual([]);
  });
});
