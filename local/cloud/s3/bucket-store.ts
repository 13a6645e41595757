import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Bucket } from './bucket.ts';
import type { Change } from './change.ts';
import { Contents } from './contents.ts';
import { beginJournal, type Journal, readJournal } from './journal.ts';
import { S3Error } from './s3-error.ts';
import type { StoredVersion } from './stored-version.ts';

/** All buckets: in memory, and in a folder from which they are there again after a restart. */
export class BucketStore {
  readonly contents: Contents;
  readonly #buckets = new Map<string, Bucket>();
  readonly #journal: Journal;

  /** `folder`: of this store alone. It is made where it is missing. */
  constructor(folder: string) {
    const path = join(folder, 'journal.jsonl');
    mkdirSync(folder, { recursive: true });
    this.contents = new Contents(join(folder, 'contents'));
    for (const change of readJournal(path)) this.#apply(change);
    this.contents.keepOnly(this.list().flatMap((bucket) => bucket.all().flatMap(fileOf)));
    this.#journal = beginJournal(path, this.list().flatMap(changesThatMake));
  }

  list(): Bucket[] {
    return [...this.#buckets.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Throws where there is no such bucket. */
  bucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) throw new S3Error('NoSuchBucket', `there is no bucket ${name}`);
    return bucket;
  }

  has(name: string): boolean {
    return this.#buckets.has(name);
  }

  /** Makes a change and keeps it. Nothing else happens meanwhile, so what was looked at just before still holds. */
  change(change: Change): void {
    this.#journal.append(change);
    for (const file of this.#apply(change)) this.contents.remove(file);
  }

  close(): void {
    this.#journal.close();
  }

  /** Returns the files that nothing refers to any more. */
  #apply(change: Change): string[] {
    if (change.change === 'bucket') {
      this.#buckets.set(change.bucket, new Bucket(change.bucket, change.createdAt));
      return [];
    }
    const bucket = this.bucket(change.bucket);
    switch (change.change) {
      case 'no-bucket':
        this.#buckets.delete(bucket.name);
        return [];
      case 'versioning':
        bucket.versioning = change.status;
        return [];
      case 'setting':
        if (change.text === undefined) bucket.settings.delete(change.name);
        else bucket.settings.set(change.name, change.text);
        return [];
      case 'version':
        return fileOf(bucket.add(change.version));
      case 'amended':
        bucket.amend(change.version);
        return [];
      case 'no-version':
        return fileOf(bucket.remove(change.key, change.versionId));
    }
  }
}

function fileOf(version: StoredVersion | undefined): string[] {
  return version === undefined || version.isRemoval ? [] : [version.file];
}

function changesThatMake(bucket: Bucket): Change[] {
  const { name, createdAt, versioning, settings } = bucket;
  return [
    { change: 'bucket', bucket: name, createdAt },
    ...(versioning === undefined
      ? []
      : [{ change: 'versioning', bucket: name, status: versioning } as const]),
    ...[...settings].map(([setting, text]) => ({
      change: 'setting' as const,
      bucket: name,
      name: setting,
      text,
    })),
    ...bucket.all().map((version) => ({ change: 'version' as const, bucket: name, version })),
  ];
}
