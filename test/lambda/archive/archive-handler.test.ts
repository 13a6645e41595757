import fc from 'fast-check';
import { hotEnvelopes } from '../../../core/archive/hot-object.ts';
import type { ObjectStore } from '../../../core/archive/object-store.ts';
import { archiveHandler } from '../../../lambda/archive/archive-handler.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { sqsRecord } from '../../support/sqs-events.ts';

const RECEIVED = '2026-11-26T10:00:00.000Z';
const NOW = new Date('2026-11-26T10:01:02.500Z');

function body(id: string, receivedtime = RECEIVED): string {
  return JSON.stringify(envelope({ id, receivedtime }));
}

function hosted(objects: Pick<ObjectStore, 'put'>) {
  const { telemetry, lines, published } = recordedTelemetry();
  const handler = archiveHandler({ objects, keyMaterial: false, now: () => NOW }, telemetry);
  const archive = async (bodies: Readonly<Record<string, string>>) => {
    const Records = Object.entries(bodies).map(([messageId, text]) => sqsRecord({ messageId, body: text }));
    const { batchItemFailures } = await handler({ Records });
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  const values = () => Object.fromEntries(published.flat().map(([name, , value]) => [name, value]));
  return { archive, lines, values };
}

async function idsIn(objects: MemoryObjects): Promise<string[]> {
  const ids: string[] = [];
  for await (const { key } of objects.list('hot/')) {
    const { content = new Uint8Array() } = (await objects.read(key)) ?? {};
    ids.push(...hotEnvelopes(content).map((text) => JSON.parse(text).id));
  }
  return ids;
}

describe("the archive's writer", () => {
  it('answers that all is done when all is written, with one line that counts it', async () => {
    const objects = new MemoryObjects();
    const { archive, lines, values } = hosted(objects);

    expect(await archive({ m1: body('a'), m2: body('b') })).toEqual([]);

    expect(await idsIn(objects)).toEqual(['a', 'b']);
    expect(lines).toMatchObject([
      { level: 'info', message: 'archive', archived: 2, notArchived: 0, unreadable: 0, delaySeconds: 62.5 },
    ]);
    expect(values()).toEqual({
      Archived: 2,
      NotArchived: 0,
      ArchiveDelay: 62.5,
    });
  });

  it('gives back what is no event, and says what is wrong with it and nothing that is in it', async () => {
    const objects = new MemoryObjects();
    const { archive, lines, values } = hosted(objects);

    expect(await archive({ m1: body('a'), m2: 'zoe@example.com' })).toEqual(['m2']);

    expect(await idsIn(objects)).toEqual(['a']);
    expect(lines).toMatchObject([
      { level: 'error', problems: [{ messageId: 'm2', problem: 'not-json' }], archived: 1 },
    ]);
    expect(JSON.stringify(lines)).not.toContain('zoe');
    expect(values()).toMatchObject({ Archived: 1, Unreadable: 1 });
  });

  it('gives back what it could not write, with the name of the error', async () => {
    const down = { put: () => Promise.reject(Object.assign(new Error('zoe'), { code: 'SlowDown' })) };
    const { archive, lines, values } = hosted(down);

    expect(await archive({ m1: body('a'), m2: body('b') })).toEqual(['m1', 'm2']);

    expect(lines).toMatchObject([
      { level: 'error', faults: [{ name: 'Error', code: 'SlowDown' }], notArchived: 2, objects: [] },
    ]);
    expect(JSON.stringify(lines)).not.toContain('zoe');
    expect(values()).toMatchObject({ Archived: 0, NotArchived: 2 });
    expect(values()).not.toHaveProperty('ArchiveDelay');
  });

  it('says nothing of a delay below zero where a clock was set back', async () => {
    const { archive, values } = hosted(new MemoryObjects());

    await archive({ m1: body('a', '2026-11-26T10:05:00.000Z') });

    expect(values()).toMatchObject({ ArchiveDelay: 0 });
  });

  it('has every event in the end where half of the writes fail, before they are made or after', async () => {
    const fate = fc.constantFrom('well', 'fails before', 'fails after', 'well');
    const batches = fc.array(fc.uniqueArray(fc.nat({ max: 20 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(batches, fc.infiniteStream(fate), async (ids, fates) => {
        const objects = new MemoryObjects();
        const { archive } = hosted(unreliable(objects, fates));
        for (const batch of ids)
          await until(
            batch.map((id) => [`m${id}`, bodyOf(id)]),
            archive,
          );

        const kept = new Set(await idsIn(objects));
        expect([...kept].sort()).toEqual([...new Set(ids.flat().map(String))].sort());
      }),
    );
  });
});

function bodyOf(id: number): string {
  return body(String(id), id % 3 === 0 ? '2026-11-25T23:59:59.000Z' : RECEIVED);
}

/** As SQS does: what is not done comes again. */
async function until(
  messages: readonly (readonly [string, string])[],
  archive: (bodies: Readonly<Record<string, string>>) => Promise<string[]>,
): Promise<void> {
  let left = messages;
  for (let round = 0; left.length > 0 && round < 100; round += 1) {
    const undone = await archive(Object.fromEntries(left));
    left = left.filter(([messageId]) => undone.includes(messageId));
  }
}

function unreliable(objects: MemoryObjects, fates: Iterator<string>): Pick<ObjectStore, 'put'> {
  return {
    put: async (key, content) => {
      const fate = fates.next().value;
      if (fate === 'fails before') throw new Error('no connection');
      const written = await objects.put(key, content);
      if (fate === 'fails after') throw new Error('no answer');
      return written;
    },
  };
}
