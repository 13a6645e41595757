import { positionOf } from './key-order.ts';
import { NO_VERSION, type StoredContent, type StoredVersion } from './stored-version.ts';

export type Versioning = 'Enabled' | 'Suspended';

/** A bucket in memory. What is in the objects is in files. */
export class Bucket {
  readonly name: string;
  readonly createdAt: string;
  /** Undefined until somebody switches it on. */
  versioning: Versioning | undefined;
  /** Texts that are kept as they were put and have no effect here, such as the policy. */
  readonly settings = new Map<string, string>();
  /** Newest last. */
  readonly #versions = new Map<string, StoredVersion[]>();
  readonly #keys: string[] = [];
  #sequence = 0;

  constructor(name: string, createdAt: string) {
    this.name = name;
    this.createdAt = createdAt;
  }

  get isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  /** What a read without a version id gives. */
  current(key: string): StoredContent | undefined {
    const latest = this.latest(key);
    return latest?.isRemoval === false ? latest : undefined;
  }

  latest(key: string): StoredVersion | undefined {
    return this.#versions.get(key)?.at(-1);
  }

  version(key: string, versionId: string): StoredVersion | undefined {
    return this.#versions.get(key)?.find((version) => version.versionId === versionId);
  }

  /** Newest first. */
  versionsOf(key: string): StoredVersion[] {
    return (this.#versions.get(key) ?? []).toReversed();
  }

  /** The keys that begin so, and are not before the given one, in their order. */
  *keys(prefix: string, notBefore: string): Iterable<string> {
    const from = Math.max(positionOf(prefix, this.#keys), positionOf(notBefore, this.#keys));
    for (let at = from; at < this.#keys.length; at += 1) {
      const key = this.#keys[at] ?? '';
      if (!key.startsWith(prefix)) return;
      yield key;
    }
  }

  all(): StoredVersion[] {
    return [...this.#versions.values()].flat().sort((a, b) => a.sequence - b.sequence);
  }

  nextSequence(): number {
    return this.#sequence + 1;
  }

  /** Adds the newest version of an object. Returns the one that it takes the place of, where the bucket keeps no versions. */
  add(version: StoredVersion): StoredVersion | undefined {
    this.#sequence = Math.max(this.#sequence, version.sequence);
    const { key, versionId } = version;
    const replaced = versionId === NO_VERSION ? this.remove(key, NO_VERSION) : undefined;
    const versions = this.#versions.get(key);
    if (versions !== undefined) versions.push(version);
    else {
      this.#versions.set(key, [version]);
      this.#keys.splice(positionOf(key, this.#keys), 0, key);
    }
    return replaced;
  }

  /** Puts a version in the place of itself. */
  amend(amended: StoredVersion): void {
    const versions = this.#versions.get(amended.key) ?? [];
    const at = versions.findIndex(({ versionId }) => versionId === amended.versionId);
    if (at !== -1) versions[at] = amended;
  }

  /** Takes a version away, whichever it is. */
  remove(key: string, versionId: string): StoredVersion | undefined {
    const versions = this.#versions.get(key) ?? [];
    const at = versions.findIndex((version) => version.versionId === versionId);
    if (at === -1) return undefined;
    const [removed] = versions.splice(at, 1);
    if (versions.length === 0) {
      this.#versions.delete(key);
      this.#keys.splice(positionOf(key, this.#keys), 1);
    }
    return removed;
  }
}
