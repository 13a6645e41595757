import { notOutdated, recencyOf } from '../../../core/inbox/recency.ts';
import type { PutWrite } from '../../../core/inbox/write.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';

const EARLY = '2026-11-22T08:00:00.000Z';
const LATE = '2026-11-22T09:00:00.000Z';

const timed = (id: string, time: string) => envelope({ id, time });
const untimed = (id: string, receivedtime: string) =>
  envelope({ id, time: receivedtime, receivedtime, timesource: 'receipt' });
const ahead = (id: string, receivedtime: string) =>
  envelope({ id, time: '2026-11-22T23:59:00.000Z', receivedtime, timesource: 'capped' });

/** The id of the event whose state is stored when both were given, the first one first. */
async function kept(...events: ReturnType<typeof envelope>[]): Promise<unknown> {
  const store = new MemoryTransactions();
  for (const event of events) {
    const item = { pk: 'state', ...recencyOf(event) };
    const write: PutWrite = { kind: 'put', table: 'states', item, condition: notOutdated(event) };
    await store.commit([write]);
  }
  return store.item('states', 'state')?.['lastEventId'];
}

describe('a stored state', () => {
  it.each([
    ['a later time', timed('old', EARLY), timed('new', LATE)],
    ['a time, which an unreadable one does not stand against', untimed('old', LATE), timed('new', EARLY)],
    ['a time, which a clock that is ahead does not stand against', ahead('old', LATE), timed('new', EARLY)],
    ['no time either, but a later arrival', untimed('old', EARLY), untimed('new', LATE)],
    ['a clock that is ahead, but a later arrival', untimed('old', EARLY), ahead('new', LATE)],
  ])('gives way to one with %s, and comes not back', async (_, old, newer) => {
    expect(await kept(old, newer)).toBe('new');
    expect(await kept(newer, old)).toBe('new');
  });

  it.each([
    ['time', timed('1', EARLY), timed('2', EARLY)],
    ['arrival', untimed('1', EARLY), untimed('2', EARLY)],
  ])('gives way to one of the same %s that comes later', async (_, first, second) => {
    expect(await kept(first, second)).toBe('2');
  });
});
