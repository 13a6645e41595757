import type { SourceName } from '../events/source-name.ts';
import { acceptedSecrets, expiredSecret, type SecretVersions } from './accepted-secrets.ts';
import { LookAllowance } from './look-allowance.ts';
import type { AcceptedSecret, SigningSecrets } from './secrets.ts';

/** Reads both versions of the secret of that name from where they are kept. Throws when that fails. */
export type FetchSecretVersions<Name> = (name: Name) => Promise<SecretVersions>;

/** Where secrets come from and how long they count. */
export interface CachedSecretsOptions<Name> {
  readonly fetch: FetchSecretVersions<Name>;
  readonly now: () => Date;
  /** How long the previous secret is accepted after a rotation. */
  readonly graceHours: number;
  /** Told of every failed fetch that the cache covered up with what it still had. */
  readonly onFetchFailed?: (name: Name, error: unknown) => void;
}

/** After this long the cached secret is fetched again. */
const MAX_AGE_MILLISECONDS = 5 * 60_000;
/** When that fails, deliveries go on with what there is and this long passes until the next attempt. */
const MIN_REFETCH_INTERVAL_MILLISECONDS = 60_000;
/** With nothing in the cache every delivery needs a fetch; after a failed one they wait this long for the next. */
const MIN_FIRST_FETCH_INTERVAL_MILLISECONDS = 2_000;

interface CacheEntry {
  readonly versions?: SecretVersions;
  readonly fetchedAt: number;
  readonly attemptedAt: number;
  /** Why the last fetch failed, where nothing could be fetched yet. */
  readonly failure?: unknown;
}

/**
 * Keeps the secrets in memory, also that there is none yet. When they cannot be fetched again the last good ones stay in use.
 * Forged traffic costs what `LookAllowance` allows, or one fetch in two seconds while nothing could be fetched yet.
 */
export class CachedSecrets<Name extends string = SourceName> implements SigningSecrets<Name> {
  readonly #options: CachedSecretsOptions<Name>;
  readonly #entries = new Map<Name, CacheEntry>();
  readonly #fetches = new Map<Name, Promise<SecretVersions>>();
  readonly #allowances = new Map<Name, LookAllowance>();

  constructor(options: CachedSecretsOptions<Name>) {
    this.#options = options;
  }

  async accepted(source: Name): Promise<readonly AcceptedSecret[]> {
    const entry = this.#entries.get(source);
    const now = this.#now();
    if (entry?.versions === undefined) return this.#select(await this.#firstFetch(source, entry));

    const stale = now - entry.fetchedAt >= MAX_AGE_MILLISECONDS;
    const mayFetch = now - entry.attemptedAt >= MIN_REFETCH_INTERVAL_MILLISECONDS;
    return this.#select(stale && mayFetch ? await this.#refetch(source, entry.versions) : entry.versions);
  }

  async refreshed(source: Name, arrivedAt: Date): Promise<readonly AcceptedSecret[] | undefined> {
    const entry = this.#entries.get(source);
    if (entry?.versions === undefined || !this.#mayLook(source, entry, arrivedAt)) return undefined;

    const versions = await this.#refetch(source, entry.versions);
    return sameValues(versions, entry.versions) ? undefined : this.#select(versions);
  }

  expired(source: Name): string | undefined {
    const versions = this.#entries.get(source)?.versions;
    return versions && expiredSecret(versions, this.#options.now(), this.#options.graceHours);
  }

  /** A look that is under way already costs nothing. What was read after the delivery arrived is as new as can be. */
  #mayLook(source: Name, { attemptedAt }: CacheEntry, arrivedAt: Date): boolean {
    if (this.#fetches.has(source)) return true;
    return attemptedAt < arrivedAt.getTime() && this.#allowance(source).take(this.#now());
  }

  async #firstFetch(source: Name, entry: CacheEntry | undefined): Promise<SecretVersions> {
    const tooSoon =
      entry !== undefined && this.#now() - entry.attemptedAt < MIN_FIRST_FETCH_INTERVAL_MILLISECONDS;
    if (tooSoon && entry.failure !== undefined) throw entry.failure;
    return await this.#fetch(source);
  }

  #select(versions: SecretVersions): AcceptedSecret[] {
    return acceptedSecrets(versions, this.#options.now(), this.#options.graceHours);
  }

  async #refetch(source: Name, lastGood: SecretVersions): Promise<SecretVersions> {
    try {
      return await this.#fetch(source);
    } catch (error) {
      this.#options.onFetchFailed?.(source, error);
      return lastGood;
    }
  }

  /** Deliveries that need the secret at the same time wait for the same fetch. */
  #fetch(source: Name): Promise<SecretVersions> {
    const running = this.#fetches.get(source);
    if (running !== undefined) return running;

    const fetch = this.#fetchOnce(source).finally(() => this.#fetches.delete(source));
    this.#fetches.set(source, fetch);
    return fetch;
  }

  async #fetchOnce(source: Name): Promise<SecretVersions> {
    const attemptedAt = this.#now();
    const before = this.#entries.get(source);
    this.#entries.set(source, { fetchedAt: 0, ...before, attemptedAt });
    try {
      const versions = await this.#options.fetch(source);
      this.#entries.set(source, { versions, fetchedAt: attemptedAt, attemptedAt });
      return versions;
    } catch (failure) {
      this.#entries.set(source, { fetchedAt: 0, ...before, attemptedAt, failure });
      throw failure;
    }
  }

  #allowance(source: Name): LookAllowance {
    const existing = this.#allowances.get(source);
    if (existing !== undefined) return existing;
    const allowance = new LookAllowance(this.#now());
    this.#allowances.set(source, allowance);
    return allowance;
  }

  #now(): number {
    return this.#options.now().getTime();
  }
}

function sameValues(a: SecretVersions, b: SecretVersions): boolean {
  return a.current?.value === b.current?.value && a.previous?.value === b.previous?.value;
}
