import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import { compacted, flaws } from '../compaction/archive-state.ts';
import { another, ForgetWorld, GROUP, theirs, threeDays } from './forget-world.ts';

const DEADLINE = new Date('2026-12-01T00:00:00.000Z');

describe('forgetting a person', () => {
  it('leaves nothing of them, and everybody else as they were', async () => {
    const world = await threeDays();
    world.send(theirs('t4', '2026-11-27T11:59:00.000Z'));
    world.send(another('a4', '2026-11-27T11:59:01.000Z'));
    world.remember('mirror', 't1');
    world.remember('mirror', 'a1');

    const end = await world.forget();

    expect('forgotten' in end).toBe(true);
    expect(await world.everything()).not.toContain('planted');
    expect((await compacted(world.objects)).map(({ envelope }) => envelope)).toEqual([
      another('a1', '2026-11-25T08:00:00.000Z').envelope,
      another('a2', '2026-11-25T09:00:00.000Z', 'did:privy:zed').envelope,
      another('a3', '2026-11-27T08:00:01.000Z').envelope,
    ]);
    expect(await flaws(world.objects)).toEqual([]);
    expect(world.handled).toEqual(['a4']);
    expect([...world.inbox]).toEqual(['mirror#privy/main#a1']);
    expect(world.erased).toEqual(['did:privy:planted']);
  });

  it('certifies what was removed where', async () => {
    const world = await threeDays();
    world.send(theirs('t4', '2026-11-27T11:59:00.000Z'));

    const end = await world.forget();

    if (!('forgotten' in end)) throw new Error('not forgotten');
    const { archive, handlers, askedAt, person, directory } = end.forgotten;
    expect(end.key).toBe(
      'certificates/ff5c0d72478f47b2c919f382923c607e198e0a6bee20dd49ac7b5e68e5162aad/f1.json',
    );
    expect(askedAt).toBe('2026-11-27T12:00:00.000Z');
    expect(person).toBe('ff5c0d72478f47b2c919f382923c607e198e0a6bee20dd49ac7b5e68e5162aad');
    expect(archive.events).toBe(4);
    expect(archive.days.map(({ day, events }) => [day, events])).toEqual([
      ['2026-11-25', 1],
      ['2026-11-26', 1],
      ['2026-11-27', 2],
    ]);
    expect(archive.manifests.map(({ key }) => key)).toEqual([
      'manifests/privy/main/2026-11-25.json',
      'manifests/privy/main/2026-11-26.json',
      'manifests/privy/main/2026-11-27.json',
    ]);
    expect(handlers).toEqual([{ name: 'mirror', waiting: 1, inbox: 4, left: 0 }]);
    expect(directory).toBe('erased');
    expect(end.forgotten.endsByItself).toContainEqual({
      where: 'point-in-time recovery of the tables',
      until: expect.stringMatching(/^2027-01-01T12:03/),
    });
  });

  it('notes the ids for the audit, and compaction leaves out a copy that comes late', async () => {
    const world = await threeDays();

    await world.forget();
    await world.write([theirs('t1', '2026-11-25T08:00:01.000Z')]);
    await compactDays({ until: '2026-11-27', deadline: DEADLINE }, world.ports());

    const ids = await world.objects.read('forgotten/privy/main/2026-11-25.jsonl');
    expect(Buffer.from(ids?.content ?? []).toString('utf8')).toBe('"t1"\n');
    expect((await compacted(world.objects)).map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
  });

  it('links the later manifests anew, and certifies their hashes', async () => {
    const world = new ForgetWorld();
    await world.write([theirs('t1', '2026-11-25T08:00:00.000Z'), another('a1', '2026-11-25T08:00:00.000Z')]);
    await world.write([another('a2', '2026-11-26T08:00:00.000Z')]);

    const end = await world.forget();

    expect(await flaws(world.objects)).toEqual([]);
    const later = await world.objects.read('manifests/privy/main/2026-11-26.json');
    expect('forgotten' in end && end.forgotten.archive.manifests[1]).toEqual({
      key: 'manifests/privy/main/2026-11-26.json',
      sha256: createHash('sha256')
        .update(later?.content ?? '')
        .digest('hex'),
    });
  });

  it('keeps in the archive what the person did after it was asked for', async () => {
    const world = await threeDays();
    world.late = [theirs('t9', '2026-11-27T12:00:00.001Z')];

    await world.forget();

    expect((await compacted(world.objects)).map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 't9']);
  });

  it('leaves a file alone that somebody may be about to name', async () => {
    const world = await threeDays();
    const key = 'days/privy/main/2026-11-25/9-0123456789abcdef0123456789abcdef.parquet';
    await world.objects.put(key, Buffer.from('of somebody who compacts'));

    await world.forget();

    expect(await world.objects.read(key)).toBeDefined();
  });

  it('waits for what is on its way into the archive', async () => {
    const world = new ForgetWorld();
    world.late = [theirs('t1', '2026-11-27T11:59:59.000Z'), another('a1', '2026-11-27T11:59:59.000Z')];

    const end = await world.forget({ ...world.ports(), handlers: [] });

    expect('forgotten' in end && end.forgotten.archive.events).toBe(1);
    expect(await world.everything()).not.toContain('planted');
    expect(world.now.toISOString() >= '2026-11-27T12:03:00.000Z').toBe(true);
  });

  it('has no time to wait where the function has less, and goes on when asked again', async () => {
    const world = await threeDays();

    expect(await world.forget(world.ports(), 2)).toMatchObject({ unfinished: { reason: 'out-of-time' } });
    world.now = new Date('2026-11-27T12:04:00.000Z');
    expect(await world.forget(world.ports(), 2)).toHaveProperty('forgotten');
  });

  it('empties the line of a user who is in quarantine, and what was dropped of it', async () => {
    const world = new ForgetWorld();
    await world.keepInQuarantine(theirs('t1', '2026-11-27T09:00:00.000Z'), '00000000000000000005');
    await world.keepInQuarantine(another('a1', '2026-11-27T09:00:00.000Z'), '00000000000000000006');
    const place = { groupId: GROUP, sequence: '00000000000000000005' };
    await world.quarantine.drop(place, { at: world.now, reason: 'planted' });
    await world.quarantine.open(
      {
        ...place,
        messageId: 'm',
        body: theirs('t2', '2026-11-27T09:00:01.000Z').envelope,
        keptAt: world.now,
        attempts: 1,
      },
      { at: world.now, fuse: 100 },
    );

    await world.forget();

    expect(await world.everything()).not.toContain('planted');
    expect([...world.quarantine.state.gates.keys()]).toEqual(['privy/main#did:privy:other']);
    expect(world.quarantine.state.groups).toBe(1);
  });

  it('leaves what the person did later in line, for somebody to release', async () => {
    const world = new ForgetWorld();
    world.send(theirs('t1', '2026-11-27T11:00:00.000Z'));
    world.send(theirs('t2', '2026-11-27T12:00:00.001Z'));

    const end = await world.forget();

    expect('forgotten' in end && end.forgotten.handlers[0]?.left).toBe(1);
    const [left, ...others] = await world.quarantine.line(GROUP, 10);
    expect(JSON.parse(left?.body ?? '').id).toBe('t2');
    expect(others).toEqual([]);
  });

  it('waits for a handler that has something of the person in hand, and goes on when asked again', async () => {
    const world = await threeDays();
    world.runs = false;
    world.send(theirs('t4', '2026-11-27T11:59:00.000Z'));

    expect(await world.forget()).toEqual({
      unfinished: { reason: 'queues', handlers: { mirror: 'marked' } },
      since: '2026-11-27T12:00:00.000Z',
    });
    world.runs = true;
    expect('forgotten' in (await world.forget())).toBe(true);

    expect(await world.everything()).not.toContain('planted');
  });

  it('waits while events of the person are parked', async () => {
    const world = new ForgetWorld();
    world.parked = ['an event'];

    expect(await world.forget()).toMatchObject({ unfinished: { reason: 'parked' } });
  });

  it('drops what the topic had refused of the person', async () => {
    const world = new ForgetWorld();
    world.refused = [
      { key: 'privy/main#r1', groupId: GROUP },
      { key: 'privy/main#r2', groupId: 'privy/main#did:privy:other' },
    ];

    const end = await world.forget();

    expect('forgotten' in end && end.forgotten.refused).toBe(1);
    expect(world.refused.map(({ key }) => key)).toEqual(['privy/main#r2']);
  });

  it('takes lines out of an object that is not whole, and leaves the rest of it', async () => {
    const world = new ForgetWorld();
    const other = another('a1', '2026-11-27T08:00:01.000Z');
    const text = `${theirs('t1', '2026-11-27T08:00:00.000Z').envelope}\nnot an event\n${other.envelope}\n`;
    await world.objects.put('hot/2026-11-27/00000000000000000000000000000000.jsonl.gz', gzipSync(text));

    const end = await world.forget();

    expect('forgotten' in end && end.forgotten.archive.events).toBe(1);
    expect(await world.everything()).not.toContain('planted');
    expect(await world.everything()).toContain('not an event');
  });

  it('does not certify where an object cannot be read', async () => {
    const world = await threeDays();
    await world.objects.put('hot/2026-11-27/00000000000000000000000000000000.jsonl.gz', Buffer.from('x'));

    expect(await world.forget()).toMatchObject({
      unfinished: {
        reason: 'damaged',
        problems: [{ key: 'hot/2026-11-27/00000000000000000000000000000000.jsonl.gz' }],
      },
    });
  });

  it('removes a file that who compacted meanwhile has left since, when asked again', async () => {
    const world = await threeDays();
    const late = (await compactedFile(world)) as Uint8Array;
    await world.forget();
    await world.objects.put('days/privy/main/2026-11-25/1-0123456789abcdef0123456789abcdef.parquet', late);

    await world.forget();

    expect(await world.everything()).not.toContain('planted');
  });
});

/** The first day's file, with the person in it. */
async function compactedFile(world: ForgetWorld): Promise<Uint8Array | undefined> {
  return world.objects.contents().find(({ key }) => key.startsWith('days/privy/main/2026-11-25/'))?.content;
}
