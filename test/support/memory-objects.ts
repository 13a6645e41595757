import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type {
  ByteRange,
  Content,
  ObjectEntry,
  ObjectStore,
  ObjectVersion,
  ReadObject,
  Written,
} from '../../core/archive/object-store.ts';

interface StoredVersion {
  readonly versionId: string;
  /** Absent where it says that the object was taken away. */
  readonly content?: Uint8Array;
}

/** A bucket in memory, as S3 keeps one with versions. */
export class MemoryObjects implements ObjectStore {
  /** Newest last. */
  readonly #versions = new Map<string, StoredVersion[]>();
  #count = 0;

  async *list(prefix: string): AsyncIterable<ObjectEntry> {
    for (const key of this.#keys(prefix)) {
      const content = this.#content(key);
      if (content !== undefined) yield { key, bytes: content.length, etag: etagOf(content) };
    }
  }

  async read(key: string, bytes?: ByteRange): Promise<ReadObject | undefined> {
    const content = this.#content(key);
    if (content === undefined) return undefined;
    const part = bytes === undefined ? content : content.subarray(bytes.from, bytes.to);
    return { content: part, etag: etagOf(content) };
  }

  async put(key: string, content: Content): Promise<Written> {
    return this.#add(key, await bytesOf(content));
  }

  async putNew(key: string, content: Content): Promise<Written | 'exists'> {
    const bytes = await bytesOf(content);
    return this.#content(key) === undefined ? this.#add(key, bytes) : 'exists';
  }

  async replace(key: string, content: Content, etag: string): Promise<Written | 'changed'> {
    const bytes = await bytesOf(content);
    const there = this.#content(key);
    return there !== undefined && etagOf(there) === etag ? this.#add(key, bytes) : 'changed';
  }

  async remove(key: string): Promise<void> {
    this.#push(key, {});
  }

  async *versions(prefix: string): AsyncIterable<ObjectVersion> {
    for (const key of this.#keys(prefix)) {
      const versions = this.#versions.get(key) ?? [];
      for (const [index, { versionId, content }] of [...versions.entries()].reverse())
        yield { key, versionId, isLatest: index === versions.length - 1, isRemoval: content === undefined };
    }
  }

  async removeVersion({ key, versionId }: Pick<ObjectVersion, 'key' | 'versionId'>): Promise<void> {
    const left = (this.#versions.get(key) ?? []).filter((version) => version.versionId !== versionId);
    if (left.length === 0) this.#versions.delete(key);
    else this.#versions.set(key, left);
  }

  /** Everything that anybody could still get at, old versions too. */
  contents(): { readonly key: string; readonly content: Uint8Array }[] {
    return [...this.#versions].flatMap(([key, versions]) =>
      versions.flatMap(({ content }) => (content === undefined ? [] : [{ key, content }])),
    );
  }

  #keys(prefix: string): string[] {
    return [...this.#versions.keys()].filter((key) => key.startsWith(prefix)).sort();
  }

  #content(key: string): Uint8Array | undefined {
    return this.#versions.get(key)?.at(-1)?.content;
  }

  #add(key: string, content: Uint8Array): Written {
    this.#push(key, { content });
    return { etag: etagOf(content) };
  }

  #push(key: string, version: Omit<StoredVersion, 'versionId'>): void {
    this.#count += 1;
    const versions = this.#versions.get(key) ?? [];
    this.#versions.set(key, [...versions, { versionId: `v${this.#count}`, ...version }]);
  }
}

async function bytesOf(content: Content): Promise<Uint8Array> {
  return content instanceof Uint8Array ? content.slice() : await readFile(content.path);
}

function etagOf(content: Uint8Array): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}
