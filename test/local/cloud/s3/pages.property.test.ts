import fc from 'fast-check';
import { Bucket } from '../../../../local/cloud/s3/bucket.ts';
import { listPage } from '../../../../local/cloud/s3/page.ts';

const keys = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 1, maxLength: 5 }), {
  maxLength: 20,
});

function bucketOf(names: readonly string[]): Bucket {
  const bucket = new Bucket('archive', '2026-11-22T10:00:00Z');
  for (const [sequence, key] of names.entries()) {
    const stored = { isRemoval: false, bytes: 1, etag: '""', file: '', headers: {}, checksums: {} } as const;
    bucket.add({ key, versionId: String(sequence), sequence, modifiedAt: '', ...stored });
  }
  return bucket;
}

/** All pages, one after the other: keys, and what keys have in common. */
function allPages(bucket: Bucket, options: { prefix: string; delimiter: string; maxKeys: number }): string[] {
  const entries: string[] = [];
  let after = '';
  for (;;) {
    const page = listPage(bucket, { ...options, after }, (key) => (key === after ? [] : [key]));
    const found = [...page.items, ...page.commonPrefixes].sort();
    expect(found.length).toBeLessThanOrEqual(options.maxKeys);
    entries.push(...found);
    if (page.next === undefined) return entries;
    after = page.next.entry;
  }
}

describe('the pages of a list', () => {
  it('hold every key once, or what it has in common with others, in order', () => {
    fc.assert(
      fc.property(
        keys,
        fc.constantFrom('', 'a', 'a/', '/'),
        fc.constantFrom('', '/'),
        fc.integer({ min: 1, max: 4 }),
        (names, prefix, delimiter, maxKeys) => {
          const expected = names
            .filter((key) => key.startsWith(prefix))
            .map((key) => {
              const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
              return at === -1 ? key : key.slice(0, at + 1);
            });

          expect(allPages(bucketOf(names), { prefix, delimiter, maxKeys })).toEqual(
            [...new Set(expected)].sort(),
          );
        },
      ),
    );
  });
});
