import type { DayAudit } from '../../../core/archive/audit/day-audit.ts';
import { keeperHandler } from '../../../lambda/archive-keeper/keeper-handler.ts';
import { keys, writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { MemoryScratch } from '../../support/memory-scratch.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const NOW = new Date('2026-11-23T01:00:00.000Z');
const EVENT = archivedEvent();
const TODAY = archivedEvent({ id: 'msg_2', receivedtime: '2026-11-23T00:30:00.000Z' });

const WHOLE: DayAudit = {
  day: '2026-11-22',
  ledger: 'compared',
  sources: [],
  flawed: [],
  unmarked: [],
  damaged: 0,
  problems: [],
};

async function keeperOf() {
  const objects = new MemoryObjects();
  await writeBatches(objects, [[EVENT], [TODAY]]);
  const { telemetry, lines } = recordedTelemetry();
  const asked: unknown[] = [];
  const keep = keeperHandler(
    { objects, scratch: new MemoryScratch(), now: () => NOW },
    {
      replay: async (event, deadline) => {
        asked.push([event, deadline]);
        return { replays: [] };
      },
      ask: async (...given) => {
        asked.push(given);
        return { events: [], problems: [] };
      },
      audit: async (event) => {
        asked.push(event);
        return { ...WHOLE, differences: 0 };
      },
      auditHandler: async (event) => {
        asked.push(event);
        return { refused: 'expired', from: '2026-11-01' };
      },
      continueForgetting: async (deadline) => {
        asked.push(deadline);
        return undefined;
      },
      forget: async (event, deadline) => {
        asked.push([event, deadline]);
        return { refused: 'replay-runs', subscribers: ['mirror'] };
      },
    },
    telemetry,
  );
  return {
    objects,
    lines,
    asked,
    invoke: (event: unknown, left = 900_000) => keep(event, { getRemainingTimeInMillis: () => left }),
  };
}

describe("the archive's keeper", () => {
  it('compacts the days before today, and says so in one line', async () => {
    const { objects, lines, invoke } = await keeperOf();

    expect(await invoke({ archive: 'compact' })).toEqual({
      compacted: ['2026-11-22'],
      left: [],
      problems: [],
    });

    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        message: 'compaction',
        days: [{ day: '2026-11-22', objectsRemoved: 1, rows: { 'privy/main': 1 } }],
        damaged: 0,
      }),
    ]);
    expect((await keys(objects, 'hot/')).length).toBe(1);
  });

  it('compacts the days that it is told to, today too', async () => {
    const { invoke } = await keeperOf();

    expect(await invoke({ archive: 'compact', from: '2026-11-23', until: '2026-11-23' })).toMatchObject({
      compacted: ['2026-11-23'],
    });
  });

  it('says which days there are to compact and changes nothing, where it is a dry run', async () => {
    const { objects, lines, invoke } = await keeperOf();
    const before = await keys(objects, '');

    expect(await invoke({ archive: 'compact', until: '2026-11-23', dryRun: true })).toEqual({
      compacted: [],
      left: ['2026-11-22', '2026-11-23'],
      problems: [],
    });
    expect(await invoke({ archive: 'compact', dryRun: true })).toMatchObject({ left: ['2026-11-22'] });

    expect(await keys(objects, '')).toEqual(before);
    expect(lines).toEqual([]);
  });

  it('begins no day that it may have no time to end', async () => {
    const { lines, invoke } = await keeperOf();

    expect(await invoke({ archive: 'compact' }, 50_000)).toMatchObject({
      compacted: [],
      left: ['2026-11-22'],
    });
    expect(lines).toMatchObject([{ left: ['2026-11-22'] }]);
  });

  it('hands what is about audits to whoever audits', async () => {
    const { asked, lines, invoke } = await keeperOf();

    expect(await invoke({ archive: 'audit', day: '2026-11-22' })).toMatchObject({ differences: 0 });

    expect(asked).toEqual([{ archive: 'audit', day: '2026-11-22' }]);
    expect(lines).toEqual([]);
  });

  it('names what is damaged, and counts it', async () => {
    const { objects, lines, invoke } = await keeperOf();
    await objects.put('hot/secret', Buffer.from('x'));

    expect(await invoke({ archive: 'compact' })).toMatchObject({
      problems: [{ damage: 'stray-object', key: 'hot/secret' }],
    });
    expect(lines).toMatchObject([
      { level: 'error', damaged: 1, problems: [{ damage: 'stray-object', key: 'hot/secret' }] },
    ]);
  });

  it('hands whom to forget to who forgets, with the time that is left', async () => {
    const { asked, invoke } = await keeperOf();
    const request = { archive: 'forget', source: 'privy/main', user: 'did:privy:1' };

    expect(await invoke(request)).toEqual({ refused: 'replay-runs', subscribers: ['mirror'] });

    expect(asked).toEqual([[request, new Date('2026-11-23T01:14:00.000Z')]]);
  });

  it('goes on with a forgetting by the schedule, with the time that is left', async () => {
    const { asked, invoke } = await keeperOf();

    expect(await invoke({ archive: 'continue-forgetting' })).toBeUndefined();

    expect(asked).toEqual([new Date('2026-11-23T01:14:00.000Z')]);
  });

  it('hands what is asked by what a handler did to who knows that', async () => {
    const { asked, invoke } = await keeperOf();
    const request = { archive: 'ask', user: 'did:privy:1', handler: 'example', outcome: 'none', limit: 5 };

    expect(await invoke(request)).toEqual({ events: [], problems: [] });

    expect(asked).toEqual([
      [{ user: 'did:privy:1' }, { order: 'newest-first', limit: 5 }, { handler: 'example', outcome: 'none' }],
    ]);
  });

  it('hands which handler to audit to who audits', async () => {
    const { asked, invoke } = await keeperOf();
    const request = { archive: 'audit-handler', handler: 'example' };

    expect(await invoke(request)).toEqual({ refused: 'expired', from: '2026-11-01' });

    expect(asked).toEqual([request]);
  });

  it('hands what is about replays to who answers that, with the time that is left', async () => {
    const { asked, invoke } = await keeperOf();

    expect(await invoke({ archive: 'replays' })).toEqual({ replays: [] });

    expect(asked).toEqual([[{ archive: 'replays' }, new Date('2026-11-23T01:14:00.000Z')]]);
  });

  it('finds the events of a user, in the objects and in the files, and goes on where it ended', async () => {
    const { objects, invoke } = await keeperOf();
    const zoe = ['1', '2', '3'].map((id) =>
      archivedEvent({ id, subject: 'did:privy:zoe', receivedtime: `2026-11-2${id}T10:00:00.000Z` }),
    );
    await writeBatches(objects, [zoe]);
    await invoke({ archive: 'compact' });

    const first = await invoke({ archive: 'ask', user: 'did:privy:zoe', from: '2026-11-21', limit: 2 });
    expect(first).toEqual({ events: [zoe[2], zoe[1]], cursor: expect.any(String), problems: [] });

    const { cursor } = first as { cursor: string };
    expect(await invoke({ archive: 'ask', user: 'did:privy:zoe', limit: 2, cursor })).toEqual({
      events: [zoe[0]],
      problems: [],
    });
  });

  it('counts the events by day, source and type', async () => {
    const { invoke } = await keeperOf();

    expect(await invoke({ archive: 'count', from: '2026-11-23' })).toEqual({
      counts: [{ day: '2026-11-23', source: 'privy/main', type: 'privy.user.created', events: 1 }],
      problems: [],
    });
  });

  it('gives so many events as an answer may have bytes, and the cursor for the others', async () => {
    const { objects, invoke } = await keeperOf();
    const large = [1, 2, 3].map((number) =>
      archivedEvent({ id: `large-${number}`, data: { text: '"'.repeat(800_000) } }),
    );
    await writeBatches(objects, [large]);

    const answer = (await invoke({ archive: 'ask', order: 'oldest-first' })) as unknown as {
      events: { id: string }[];
      cursor: string;
    };

    expect(answer.events.map(({ id }) => id)).toEqual(['large-1']);
    expect(
      await invoke({ archive: 'ask', order: 'oldest-first', limit: 1, cursor: answer.cursor }),
    ).toMatchObject({
      events: [{ id: 'large-2' }],
    });
  });

  it.each([
    [undefined, '"archive" is missing; allowed: "compact", "audit", "audit-handler", "ask", "count"'],
    [
      { archive: 'burn' },
      '"archive" is "burn"; allowed: "compact", "audit", "audit-handler", "ask", "count"',
    ],
    [{ archive: 'ask', outcome: 'applied' }, '"outcome" is there without "handler", which says whose'],
    [
      { archive: 'ask', handler: 'example', outcome: 'failed' },
      '"outcome" is "failed"; allowed: "applied", "stale", "none"',
    ],
    [{ archive: 'compact', from: 'yesterday' }, '"from" is "yesterday"; allowed: a day such as "2026-11-27"'],
    [{ archive: 'compact', form: '2026-11-22' }, 'there is no "form"; allowed: from, until, dryRun'],
    [
      { archive: 'ask', limit: 0, cursor: 'x' },
      '"limit" is 0; allowed: a whole number from 1 to 200; "cursor" is "x"; allowed: the cursor of an answer',
    ],
    [{ archive: 'ask', types: ['user'] }, '"types" is ["user"]; allowed: event patterns in a list'],
    [
      { archive: 'ask', user: '', until: '2026-13-01' },
      '"user" is ""; allowed: a text; "until" is "2026-13-01"; allowed: a date',
    ],
    [
      { archive: 'count', source: 'nobody/x' },
      '"source" is "nobody/x"; allowed: a source such as "privy/main"',
    ],
  ])('refuses %j, and says what is allowed', async (event, message) => {
    const { invoke } = await keeperOf();

    await expect(invoke(event)).rejects.toMatchObject({
      code: 'keeper-request',
      message: expect.stringContaining(message),
    });
  });
});
