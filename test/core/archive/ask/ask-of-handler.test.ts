import { askOfHandler } from '../../../../core/archive/ask/ask-of-handler.ts';
import { decodeCursor } from '../../../../core/archive/ask/cursor.ts';
import { inboxKey } from '../../../../core/inbox/inbox-entry.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { writeBatches } from '../compaction/archive-state.ts';

const FORM = { order: 'oldest-first', limit: 50 } as const;
const FIRST = Date.UTC(2026, 10, 22, 8);

function event(number: number) {
  return archivedEvent({
    id: `msg_${number}`,
    receivedtime: new Date(FIRST + number * 1_000).toISOString(),
  });
}

/** An archive with so many events, and an inbox that has some of them. */
async function ports(count: number, entries: Readonly<Record<string, 'applied' | 'stale'>>) {
  const objects = new MemoryObjects();
  await writeBatches(objects, [Array.from({ length: count }, (_, number) => event(number))]);
  const known = new Map(
    Object.entries(entries).map(([eventId, outcome]) => [
      inboxKey({ handler: 'mirror', source: 'privy/main', eventId }),
      outcome,
    ]),
  );
  const inbox = {
    outcomes: async (keys: readonly string[]) => new Map([...known].filter(([key]) => keys.includes(key))),
  };
  return { objects, inbox };
}

describe('asking the archive by what a handler did', () => {
  it('says of each event what the inbox has of it', async () => {
    const given = await ports(3, { msg_0: 'applied', msg_2: 'stale' });

    const { events, cursor } = await askOfHandler({}, FORM, { handler: 'mirror' }, given);

    expect(events.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['msg_0', 'applied'],
      ['msg_1', 'none'],
      ['msg_2', 'stale'],
    ]);
    expect(events[0]).toEqual({ ...event(0), outcome: 'applied' });
    expect(cursor).toBeUndefined();
  });

  it('finds those of one outcome among all others, page by page, each once', async () => {
    const stale = [3, 40, 41, 77, 99];
    const given = await ports(100, Object.fromEntries(stale.map((number) => [`msg_${number}`, 'stale'])));
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      const asked = { handler: 'mirror', outcome: 'stale' } as const;
      const answer = await askOfHandler({}, { ...FORM, limit: 2, after }, asked, given);
      expect(answer.events.length).toBeLessThanOrEqual(2);
      found.push(...answer.events.map(({ id }) => id));
      cursor = answer.cursor;
    } while (cursor !== undefined);

    expect(found).toEqual(stale.map((number) => `msg_${number}`));
  });

  it('stops after a thousand events that are none, with a cursor behind them', async () => {
    const given = await ports(1_300, { msg_1250: 'applied' });
    const asked = { handler: 'mirror', outcome: 'applied' } as const;

    const first = await askOfHandler({}, { ...FORM, limit: 200 }, asked, given);
    const after = decodeCursor(first.cursor ?? '');
    const second = await askOfHandler({}, { ...FORM, limit: 200, after }, asked, given);

    expect(first.events).toEqual([]);
    expect(after?.id).toBe('msg_999');
    expect(second.events.map(({ id }) => id)).toEqual(['msg_1250']);
    expect(second.cursor).toBeUndefined();
  });

  it('knows of no other handler', async () => {
    const given = await ports(1, { msg_0: 'applied' });

    const { events } = await askOfHandler({}, FORM, { handler: 'another' }, given);

    expect(events.map(({ outcome }) => outcome)).toEqual(['none']);
  });
});
