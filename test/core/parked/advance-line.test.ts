import { setImmediate } from 'node:timers/promises';
import { advanceLine } from '../../../core/parked/advance-line.ts';
import { memoryStores } from '../../support/hand-over-ports.ts';
import { at, NOW, parkedEvent } from '../drain/parked-world.ts';

const LINE = ['a1', 'a2', 'a3', 'a4'].map((id, n) => parkedEvent(id, 'ada', `08:0${n}:00`));
const [FIRST, SECOND] = LINE as [(typeof LINE)[0], (typeof LINE)[0]];

/** Stores in which the line stands, and what is done to them. */
async function standing(line = LINE) {
  const stores = memoryStores({ now: NOW });
  for (const event of line) await stores.parked.join(event);
  const done: string[] = [];
  const publish = stores.topic.publish.bind(stores.topic);
  stores.topic.publish = async (message) => {
    done.push(`publish ${message.deduplicationId}`);
    await setImmediate();
    await publish(message);
  };
  const mark = stores.ledger.markPublished.bind(stores.ledger);
  stores.ledger.markPublished = async (entry, when) => {
    done.push(`mark ${entry.key}`);
    await mark(entry, when);
  };
  const leave = stores.parked.leave.bind(stores.parked);
  stores.parked.leave = async (event) => {
    done.push(`leave ${event.position.slice(-2)}`);
    await leave(event);
  };
  const advance = (events = line, isOver = () => false) =>
    advanceLine(events, { retentionDays: 100, isOver }, { ...stores, now: () => NOW });
  return { ...stores, done, advance };
}

describe('advancing a line', () => {
  it('publishes, marks and takes out one event after the other', async () => {
    const { done, advance } = await standing([FIRST, SECOND]);

    expect(await advance()).toEqual({ left: 2 });

    expect(done.filter((step) => step.endsWith('a1'))).toEqual(['publish a1', 'mark a1', 'leave a1']);
    expect(done.indexOf('publish a1')).toBeLessThan(done.indexOf('publish a2'));
  });

  it('publishes nothing more once a mark failed, except what was on its way', async () => {
    const { ledger, done, advance } = await standing();
    ledger.markPublished = async () => {
      throw new Error('the ledger is down');
    };

    expect(await advance()).toMatchObject({ left: 0, fault: { event: { key: 'a1' } } });

    expect(done).toEqual(['publish a1', 'publish a2']);
  });

  it('keeps an event in line whose mark failed', async () => {
    const { ledger, parked, advance } = await standing([FIRST]);
    ledger.markPublished = async () => {
      throw new Error('the ledger is down');
    };

    await advance();

    expect(await parked.head('ada')).toEqual([FIRST]);
  });

  it('publishes nothing where the ledger cannot say what is published', async () => {
    const { ledger, done, advance } = await standing();
    ledger.published = async () => {
      throw new Error('the ledger is down');
    };

    expect(await advance()).toEqual({ left: 0, fault: { error: new Error('the ledger is down') } });

    expect(done).toEqual([]);
  });

  it('takes out what is published without publishing or marking it', async () => {
    const { ledger, done, advance } = await standing([FIRST]);
    await ledger.markPublished({ ...FIRST, expiresAt: at('09:00:00') }, NOW);
    done.length = 0;

    expect(await advance()).toEqual({ left: 1 });

    expect(done).toEqual(['leave a1']);
  });

  it('asks the topic once for an event that stands in its line twice', async () => {
    const again = { ...FIRST, position: `9${FIRST.position.slice(1)}` };
    const { done, advance } = await standing([FIRST, again]);

    expect(await advance()).toEqual({ left: 2 });

    expect(done.filter((step) => step.startsWith('publish'))).toEqual(['publish a1']);
  });

  it('stops before the next publish when its time is over', async () => {
    const { done, advance } = await standing();

    await advance(LINE, () => done.includes('publish a2'));

    expect(done.filter((step) => step.startsWith('publish'))).toEqual(['publish a1', 'publish a2']);
  });

  it.each([
    ['2027-03-02T08:10:00.000Z', '2026-12-01T00:00:00.000Z'],
    ['2027-06-01T00:00:00.000Z', '2027-06-01T00:00:00.000Z'],
  ])('keeps the entry until %s where it was to be kept until %s', async (kept, retainUntil) => {
    const event = { ...FIRST, retainUntil: new Date(retainUntil) };
    const { ledger, advance } = await standing([event]);

    await advance();

    expect(ledger.state.get('a1')?.expiresAt).toEqual(new Date(kept));
  });
});
