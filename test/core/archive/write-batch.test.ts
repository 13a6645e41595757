import { hotEnvelopes } from '../../../core/archive/hot-object.ts';
import { type WriteOptions, writeBatch } from '../../../core/archive/write-batch.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';

const EVENING = JSON.stringify(envelope({ id: 'evening', receivedtime: '2026-11-26T23:59:59.000Z' }));
const MORNING = JSON.stringify(envelope({ id: 'morning', receivedtime: '2026-11-27T00:00:01.000Z' }));
const DELEGATION = JSON.stringify(
  envelope({ id: 'key', source: 'dynamic/main', type: 'dynamic.wallet.delegation.created' }),
);

function messages(...bodies: string[]) {
  return bodies.map((body, index) => ({ messageId: `m${index + 1}`, body }));
}

async function written(objects: MemoryObjects): Promise<string[]> {
  const envelopes: string[] = [];
  for await (const { key } of objects.list('')) {
    const object = await objects.read(key);
    envelopes.push(...hotEnvelopes(object?.content ?? new Uint8Array()));
  }
  return envelopes;
}

/** Fails the writes whose keys begin so. */
function failing(objects: MemoryObjects, prefix: string): WriteOptions['objects'] {
  return {
    put: (key, content) =>
      key.startsWith(prefix) ? Promise.reject(new Error('no answer')) : objects.put(key, content),
  };
}

describe('a batch', () => {
  it('is written, an object for each day', async () => {
    const objects = new MemoryObjects();

    const report = await writeBatch(messages(MORNING, EVENING), { objects, keyMaterial: false });

    expect(await written(objects)).toEqual([EVENING, MORNING]);
    expect(report).toMatchObject({
      written: [
        { messageIds: ['m1'], firstReceived: '2026-11-27T00:00:01.000Z' },
        { messageIds: ['m2'], firstReceived: '2026-11-26T23:59:59.000Z' },
      ],
      withheld: [],
      unreadable: [],
      failed: [],
    });
  });

  it('is the same object when it comes again', async () => {
    const objects = new MemoryObjects();

    await writeBatch(messages(MORNING), { objects, keyMaterial: false });
    await writeBatch(messages(MORNING), { objects, keyMaterial: false });

    expect(await written(objects)).toEqual([MORNING]);
  });

  it('names the messages of one event that the queue gave twice in one object', async () => {
    const objects = new MemoryObjects();

    const { written } = await writeBatch(messages(MORNING, MORNING), { objects, keyMaterial: false });

    expect(written).toMatchObject([{ messageIds: ['m1', 'm2'] }]);
  });

  it('names what is no event by what is wrong with it, and writes the others', async () => {
    const objects = new MemoryObjects();
    const nobody = EVENING.replace('privy/main', 'nobody/main');

    const report = await writeBatch(messages('poison', EVENING, nobody), { objects, keyMaterial: false });

    expect(report.unreadable).toEqual([
      { messageId: 'm1', problem: 'not-json' },
      { messageId: 'm3', problem: 'bad-source' },
    ]);
    expect(await written(objects)).toEqual([EVENING]);
  });

  it('withholds key material unless it is asked for', async () => {
    const without = new MemoryObjects();
    const withIt = new MemoryObjects();

    const report = await writeBatch(messages(DELEGATION, EVENING), { objects: without, keyMaterial: false });
    await writeBatch(messages(DELEGATION), { objects: withIt, keyMaterial: true });

    expect(report.withheld).toEqual(['m1']);
    expect(await written(without)).toEqual([EVENING]);
    expect(await written(withIt)).toEqual([DELEGATION]);
  });

  it('fails for the messages of an object that could not be written, and for no others', async () => {
    const objects = new MemoryObjects();

    const report = await writeBatch(messages(MORNING, EVENING, DELEGATION, 'poison'), {
      objects: failing(objects, 'hot/2026-11-27/'),
      keyMaterial: false,
    });

    expect(report.failed).toEqual([
      {
        key: expect.stringContaining('hot/2026-11-27/'),
        messageIds: ['m1'],
        error: new Error('no answer'),
      },
    ]);
    expect(report.written).toMatchObject([{ messageIds: ['m2'] }]);
    expect(report.withheld).toEqual(['m3']);
    expect(report.unreadable).toMatchObject([{ messageId: 'm4' }]);
  });
});
