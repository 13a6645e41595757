import { gzipSync } from 'node:zlib';
import type { DayAudit } from '../../../../core/archive/audit/day-audit.ts';
import { differencesOf } from '../../../../core/archive/audit/day-audit.ts';
import { encodeLines } from '../../../../core/archive/event-lines.ts';
import { encodeForgottenIds } from '../../../../core/archive/forgotten-ids.ts';
import { hotObjects } from '../../../../core/archive/hot-object.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { keys } from '../compaction/archive-state.ts';
import { AuditWorld } from './audit-world.ts';

const DAY = '2026-11-22';

function event(id: string, received = `${DAY}T08:00:00.000Z`, source = 'privy/main') {
  return archivedEvent({
    id,
    source: source as 'privy/main',
    receivedtime: received,
    partitionkey: `${source}#1`,
  });
}

const FIRST = event('first', '2026-11-20T08:00:00.000Z');
const [ONE, TWO] = [event('one'), event('two', `${DAY}T09:00:00.000Z`)];
const OTHER = event('one', `${DAY}T10:00:00.000Z`, 'dynamic/main');
const SHARE = archivedEvent({
  id: 'share',
  type: 'dynamic.wallet.delegation.created',
  source: 'dynamic/main',
});

/** An archive that began two days before. */
async function world(): Promise<AuditWorld> {
  const made = new AuditWorld();
  made.publish([FIRST]);
  await made.write([FIRST]);
  return made;
}

function counts(audit: DayAudit, source = 'privy/main') {
  return audit.sources.find((one) => one.source === source);
}

describe('the audit of a whole archive', () => {
  it('does not look for what the canary sent, which the archive never gets', async () => {
    const whole = await world();
    whole.publish([ONE, event('canary-1', `${DAY}T09:00:00.000Z`, 'privy/canary')]);
    await whole.write([ONE]);

    const audit = await whole.audit(DAY);

    expect(audit.sources.map(({ source }) => source)).toEqual(['privy/main']);
    expect(differencesOf(audit)).toBe(0);
  });

  it('finds every published event, compacted or not, and counts by source', async () => {
    const whole = await world();
    whole.publish([ONE, TWO, OTHER]);
    await whole.write([ONE, OTHER]);
    await whole.compact();
    await whole.write([TWO]);

    const audit = await whole.audit(DAY);

    expect(audit).toEqual({
      day: DAY,
      ledger: 'compared',
      sources: [
        expect.objectContaining({ source: 'dynamic/main', published: 1, archived: 1, events: 1 }),
        {
          source: 'privy/main',
          published: 2,
          archived: 2,
          withheld: {},
          forgotten: 0,
          earlier: 0,
          missing: 0,
          altered: 0,
          doubled: 0,
          events: 2,
          unmarked: 0,
        },
      ],
      flawed: [],
      unmarked: [],
      damaged: 0,
      problems: [],
    });
    expect(differencesOf(audit)).toBe(0);
  });

  it('counts an event once that is in two objects, or in an object and the file', async () => {
    const whole = await world();
    whole.publish([ONE, TWO]);
    await whole.write([ONE, TWO]);
    await whole.compact();
    await whole.write([ONE], [ONE, TWO]);

    const audit = await whole.audit(DAY);

    expect(counts(audit)).toMatchObject({ archived: 2, events: 2, doubled: 0 });
    expect(differencesOf(audit)).toBe(0);
  });

  it('counts key material as withheld, by type, unless the stage keeps it', async () => {
    const whole = await world();
    whole.publish([SHARE]);

    const audit = await whole.audit(DAY);
    whole.keyMaterial = true;
    const keeping = await whole.audit(DAY);
    await whole.write([SHARE]);
    whole.keyMaterial = false;
    const kept = await whole.audit(DAY);

    const withheld = { 'dynamic.wallet.delegation.created': 1 };
    expect(counts(audit, 'dynamic/main')).toMatchObject({ published: 1, archived: 0, withheld, missing: 0 });
    expect(keeping.flawed).toEqual([{ source: 'dynamic/main', id: 'share', flaw: 'missing' }]);
    expect(counts(kept, 'dynamic/main')).toMatchObject({ published: 1, archived: 1 });
    expect(counts(kept, 'dynamic/main')?.withheld).toEqual({});
  });

  it('counts as forgotten what went with a person, on that day or an earlier one', async () => {
    const whole = await world();
    whole.publish([ONE, TWO]);
    const [today, before] = [encodeForgottenIds(['one']), encodeForgottenIds(['two'])];
    await whole.objects.put(`forgotten/privy/main/${DAY}.jsonl`, Buffer.from(today));
    await whole.objects.put('forgotten/privy/main/2026-11-19.jsonl', Buffer.from(before));

    const audit = await whole.audit(DAY);
    whole.publish([event('lost')]);
    const lacking = await whole.audit(DAY);

    expect(counts(audit)).toMatchObject({ published: 2, archived: 0, forgotten: 2, missing: 0 });
    expect(differencesOf(audit)).toBe(0);
    expect(lacking.flawed).toEqual([{ source: 'privy/main', id: 'lost', flaw: 'missing' }]);
  });

  it('finds what was parked on the day of its receipt, and what a clock was ahead with on the day after', async () => {
    const whole = await world();
    const parked = event('parked', '2026-11-19T08:00:00.000Z');
    const ahead = event('ahead', '2026-11-23T00:00:00.001Z');
    whole.publish([parked, ahead], `${DAY}T23:59:59.999Z`);
    await whole.write([parked], [ahead]);
    const hot = await whole.audit(DAY);
    await whole.compact();

    const audit = await whole.audit(DAY);

    for (const one of [hot, audit]) expect(counts(one)).toMatchObject({ archived: 2, missing: 0, events: 0 });
    const onItsDay = await whole.audit('2026-11-19');
    expect(counts(onItsDay)).toMatchObject({ published: 0, events: 1, unmarked: 0 });
  });

  it('counts an event once that came twice and is on two days', async () => {
    const whole = await world();
    const parked = event('parked', '2026-11-19T08:00:00.000Z');
    whole.publish([ONE, parked], `${DAY}T23:00:00.000Z`);
    await whole.write([ONE], [parked, event('one', '2026-11-19T09:00:00.000Z')]);

    expect(counts(await whole.audit(DAY))).toMatchObject({ published: 2, archived: 2, missing: 0 });
  });

  it('names what the ledger does not know, and that is no difference', async () => {
    const whole = await world();
    const many = Array.from({ length: 250 }, (_, index) => event(`lost-${index}`));
    whole.publish([ONE]);
    await whole.write([ONE, ...many]);
    await whole.compact();

    const audit = await whole.audit(DAY);

    expect(counts(audit)).toMatchObject({ published: 1, archived: 1, events: 251, unmarked: 250 });
    expect(audit.unmarked).toHaveLength(250);
    expect(audit.unmarked).toContainEqual({ source: 'privy/main', id: 'lost-249' });
    expect(differencesOf(audit)).toBe(0);
    expect(whole.asked).toEqual([100, 100, 50]);
  });

  it('does not miss what was published before there was an archive', async () => {
    const whole = new AuditWorld();
    whole.publish([ONE, TWO, event('three', `${DAY}T10:00:00.000Z`)]);
    await whole.write([TWO]);

    const audit = await whole.audit(DAY);
    await whole.compact();
    const compacted = await whole.audit(DAY);

    for (const one of [audit, compacted]) {
      expect(counts(one)).toMatchObject({ published: 3, archived: 1, earlier: 1, missing: 1 });
      expect(one.flawed).toEqual([{ source: 'privy/main', id: 'three', flaw: 'missing' }]);
    }
  });

  it('looks at the archive alone where the ledger has forgotten the day', async () => {
    const whole = await world();
    await whole.write([ONE]);
    whole.now = new Date('2027-03-02T00:00:00.000Z');

    const audit = await whole.audit(DAY);

    expect(audit).toMatchObject({ ledger: 'expired', unmarked: [], flawed: [] });
    expect(counts(audit)).toMatchObject({ published: 0, events: 1 });
  });

  it.each([
    ['is there before', true],
    ['comes meanwhile', false],
  ])('begins again when the day is compacted meanwhile, with what %s', async (_, isThere) => {
    const whole = await world();
    whole.publish([ONE, TWO]);
    await whole.write([ONE]);
    await whole.compact();
    if (isThere) await whole.write([TWO]);
    const read = whole.objects.read.bind(whole.objects);
    whole.objects.read = async (key, bytes) => {
      if (key.startsWith('days/')) {
        whole.objects.read = read;
        await whole.write([TWO]);
        await whole.compact();
      }
      return await read(key, bytes);
    };

    const audit = await whole.audit(DAY);

    expect(counts(audit)).toMatchObject({ published: 2, archived: 2, events: 2 });
    expect(differencesOf(audit)).toBe(0);
  });
});

describe('the audit of an archive that is compacted while the ledger is read', () => {
  it('finds every event', async () => {
    const whole = await world();
    whole.publish([ONE, TWO, OTHER]);
    await whole.write([ONE, TWO], [OTHER]);
    whole.meanwhile = () => whole.compact();

    const audit = await whole.audit(DAY);

    expect(counts(audit)).toMatchObject({ published: 2, archived: 2, events: 2 });
    expect(differencesOf(audit)).toBe(0);
  });
});

describe('the audit of a damaged archive', () => {
  const MANIFEST = `manifests/privy/main/${DAY}.json`;

  /** Three compacted days. The audited one is in the middle. */
  async function three(): Promise<{ whole: AuditWorld; file: string }> {
    const whole = await world();
    const after = event('after', '2026-11-23T08:00:00.000Z');
    whole.publish([ONE, TWO, after]);
    await whole.write([ONE, TWO, after]);
    await whole.compact();
    const [file = ''] = await keys(whole.objects, `days/privy/main/${DAY}`);
    return { whole, file };
  }

  it('names every event of a file that is gone, and the file', async () => {
    const { whole, file } = await three();
    await whole.objects.remove(file);

    const audit = await whole.audit(DAY);

    expect(audit.problems).toEqual([{ damage: 'file-gone', key: file }]);
    expect(audit.flawed.map(({ id, flaw }) => `${id} ${flaw}`)).toEqual(['one missing', 'two missing']);
    expect(differencesOf(audit)).toBe(3);
  });

  it('names a file without manifest, and the manifest that says there was one', async () => {
    const { whole, file } = await three();
    await whole.objects.remove(MANIFEST);

    const { problems } = await whole.audit(DAY);

    expect(problems).toEqual([
      { damage: 'no-manifest', key: file },
      { damage: 'broken-chain', key: 'manifests/privy/main/2026-11-23.json', detail: 'after 2026-11-20' },
    ]);
  });

  it('names a manifest that is none, and one that was changed by the one after it', async () => {
    const { whole } = await three();
    const object = await whole.objects.read(MANIFEST);
    const text = Buffer.from(object?.content ?? []).toString();
    await whole.objects.put(MANIFEST, Buffer.from(text.replace('"users": 0', '"users": 7')));
    const changed = await whole.audit(DAY);
    await whole.objects.put(MANIFEST, Buffer.from('{}'));

    const none = await whole.audit(DAY);

    const broken = {
      damage: 'broken-chain',
      key: 'manifests/privy/main/2026-11-23.json',
      detail: `after ${DAY}`,
    };
    expect(changed.problems).toEqual([
      broken,
      { damage: 'bad-manifest', key: MANIFEST, detail: 'its counts' },
    ]);
    expect(none.problems).toEqual([{ damage: 'bad-manifest', key: MANIFEST }, broken]);
  });

  it('finds the rows of a group by their columns when a bit of its envelopes has fallen over', async () => {
    const { whole, file } = await three();
    const object = await whole.objects.read(file);
    const bytes = Buffer.from(object?.content ?? []);
    // The envelopes are the last and largest column, before the description of the file.
    const at = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8) - 20;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await whole.objects.put(file, bytes);

    const audit = await whole.audit(DAY);

    expect(audit.problems).toEqual([
      { damage: 'file-altered', key: file },
      { damage: 'file-altered', key: file, detail: 'group 1 of 1, 2 rows' },
    ]);
    expect(counts(audit)).toMatchObject({ archived: 2, missing: 0 });
  });

  it('names all events of a file that is none', async () => {
    const { whole, file } = await three();
    await whole.objects.put(file, Buffer.alloc(3_000));

    const audit = await whole.audit(DAY);

    expect(audit.problems).toEqual([
      { damage: 'file-altered', key: file },
      { damage: 'file-altered', key: file, detail: 'it cannot be read' },
    ]);
    expect(counts(audit)).toMatchObject({ missing: 2 });
  });

  it('names an object that is not compacted and not what its key says', async () => {
    const whole = await world();
    whole.publish([ONE, TWO]);
    const [object] = hotObjects([ONE, TWO]);
    await whole.objects.put(object?.key ?? '', gzipSync(encodeLines([ONE.envelope])));

    const audit = await whole.audit(DAY);

    expect(audit.problems).toEqual([{ damage: 'file-altered', key: object?.key }]);
    expect(audit.flawed).toEqual([{ source: 'privy/main', id: 'two', flaw: 'missing' }]);
  });

  it('counts all that is missing, and names the first thousand', async () => {
    const whole = await world();
    whole.publish(Array.from({ length: 1_200 }, (_, index) => event(`lost-${index}`)));

    const audit = await whole.audit(DAY);

    expect(counts(audit)).toMatchObject({ published: 1_200, archived: 0, missing: 1_200 });
    expect(audit.flawed).toHaveLength(1_000);
    expect(differencesOf(audit)).toBe(1_200);
  });

  it('fails when the bucket cannot be read', async () => {
    const { whole } = await three();
    whole.objects.read = () => Promise.reject(new Error('down'));

    await expect(whole.audit(DAY)).rejects.toThrow('down');
  });
});
