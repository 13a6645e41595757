import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectStore } from '../../core/archive/object-store.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** What every object store must do. `create` gives an empty one, with versions. */
export function describeObjectStore(name: string, create: () => Promise<ObjectStore>): void {
  describe(`the object store ${name}`, () => {
    let objects: ObjectStore;
    let folder: string;
    beforeEach(async () => {
      objects = await create();
      folder = await mkdtemp(join(tmpdir(), 'object-store-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    async function textOf(key: string): Promise<string | undefined> {
      const object = await objects.read(key);
      return object === undefined ? undefined : new TextDecoder().decode(object.content);
    }

    async function keysUnder(prefix: string): Promise<string[]> {
      const keys: string[] = [];
      for await (const { key } of objects.list(prefix)) keys.push(key);
      return keys;
    }

    async function versionsUnder(prefix: string) {
      const versions = [];
      for await (const version of objects.versions(prefix)) versions.push(version);
      return versions;
    }

    it('gives what was put, the newest of it', async () => {
      await objects.put('hot/a', bytes('first'));
      await objects.put('hot/a', bytes('zweite Fassung ü'));

      expect(await textOf('hot/a')).toBe('zweite Fassung ü');
      expect(await textOf('hot/b')).toBeUndefined();
    });

    it('gives the bytes that are asked for, as far as there are any', async () => {
      const { etag } = await objects.put('hot/a', bytes('0123456789'));

      expect(await objects.read('hot/a', { from: 2, to: 5 })).toEqual({ content: bytes('234'), etag });
      expect(await objects.read('hot/a', { from: 8, to: 100 })).toEqual({ content: bytes('89'), etag });
      expect(await objects.read('hot/b', { from: 0, to: 1 })).toBeUndefined();
    });

    it('takes an object from a file', async () => {
      const path = join(folder, 'file');
      const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * index) % 251));
      await writeFile(path, content);

      await objects.put('days/a', { path, bytes: content.byteLength });

      const { content: read = new Uint8Array() } = (await objects.read('days/a')) ?? {};
      expect(Buffer.compare(read, content)).toBe(0);
    });

    it('refuses a file that is not there', async () => {
      await expect(objects.put('days/a', { path: join(folder, 'none'), bytes: 1 })).rejects.toMatchObject({
        code: 'ENOENT',
      });
    });

    it('lists what begins so, in the order of the keys', async () => {
      for (const key of ['hot/2/b', 'hot/2/a', 'hot/1/c', 'hot/20/d']) await objects.put(key, bytes(key));
      await objects.remove('hot/2/b');

      expect(await keysUnder('hot/2')).toEqual(['hot/2/a', 'hot/20/d']);
      expect(await keysUnder('hot/2/')).toEqual(['hot/2/a']);
      expect(await keysUnder('days/')).toEqual([]);
    });

    it('lists more than one page has', async () => {
      const keys = Array.from({ length: 1_100 }, (_, index) => `hot/${String(index).padStart(5, '0')}`);
      await Promise.all(keys.map((key) => objects.put(key, bytes(''))));

      expect(await keysUnder('hot/')).toEqual(keys);
      expect((await versionsUnder('hot/')).map(({ key }) => key)).toEqual(keys);
    });

    it('lists the size and the tag that a read gives as well', async () => {
      const { etag } = await objects.put('hot/a', bytes('0123456789'));

      for await (const entry of objects.list('hot/'))
        expect(entry).toEqual({ key: 'hot/a', bytes: 10, etag });
      expect(await objects.read('hot/a')).toMatchObject({ etag });
    });

    it('writes a new object once, and again when it was removed', async () => {
      const first = await objects.putNew('replays/a.json', bytes('1'));
      const second = await objects.putNew('replays/a.json', bytes('2'));
      const text = await textOf('replays/a.json');
      await objects.remove('replays/a.json');
      const third = await objects.putNew('replays/a.json', bytes('3'));

      expect([first, second, third]).toEqual([
        { etag: expect.any(String) },
        'exists',
        { etag: expect.any(String) },
      ]);
      expect(text).toBe('1');
      expect(await textOf('replays/a.json')).toBe('3');
    });

    it('lets one of twenty who write a new object at once win', async () => {
      const attempts = Array.from({ length: 20 }, (_, index) => objects.putNew('a', bytes(String(index))));

      const outcomes = await Promise.all(attempts);

      expect(outcomes.filter((outcome) => outcome === 'exists')).toHaveLength(19);
      expect(await textOf('a')).toBe(String(outcomes.findIndex((outcome) => outcome !== 'exists')));
    });

    it('replaces the object that was read, and no other', async () => {
      const read = await objects.put('manifests/a', bytes('1'));
      const replaced = await objects.replace('manifests/a', bytes('2'), read.etag);
      const late = await objects.replace('manifests/a', bytes('3'), read.etag);
      const text = await textOf('manifests/a');
      await objects.remove('manifests/a');

      expect([replaced, late]).toEqual([{ etag: expect.any(String) }, 'changed']);
      expect(text).toBe('2');
      expect(
        replaced === 'changed' || (await objects.replace('manifests/a', bytes('4'), replaced.etag)),
      ).toBe('changed');
    });

    it('lets one of twenty who replace an object at once win', async () => {
      const { etag } = await objects.put('a', bytes('before'));

      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, index) => objects.replace('a', bytes(String(index)), etag)),
      );

      expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(19);
      expect(await textOf('a')).toBe(String(outcomes.findIndex((outcome) => outcome !== 'changed')));
    });

    it('keeps old versions, and the mark of a removal, until each is removed', async () => {
      await objects.put('hot/a', bytes('1'));
      await objects.put('hot/a', bytes('2'));
      await objects.remove('hot/a');
      await objects.put('hot/b', bytes('3'));

      const versions = await versionsUnder('hot/');

      expect(versions).toMatchObject([
        { key: 'hot/a', isLatest: true, isRemoval: true },
        { key: 'hot/a', isLatest: false, isRemoval: false },
        { key: 'hot/a', isLatest: false, isRemoval: false },
        { key: 'hot/b', isLatest: true, isRemoval: false },
      ]);
      for (const version of versions) await objects.removeVersion(version);
      expect(await versionsUnder('')).toEqual([]);
      expect(await keysUnder('')).toEqual([]);
    });

    it('finds removing what is not there no fault', async () => {
      await objects.remove('hot/none');

      expect(await keysUnder('hot/')).toEqual([]);
    });
  });
}
