/** Reads a secret's current value from where it is kept. Throws when that fails. */
export type FetchSecret = (secretId: string) => Promise<string>;

/** Gives a secret's value. */
export type ReadSecret = (name: string) => Promise<string>;

/** Where a handler's secrets come from. */
export interface CachedSecretsOptions {
  /** The secrets' names in Secrets Manager by the handler's names for them. */
  readonly ids: Readonly<Record<string, string>>;
  readonly fetch: FetchSecret;
  readonly now: () => Date;
}

/** A rotated secret is in use after this time at the latest. */
const MAX_AGE_MILLISECONDS = 5 * 60_000;

/** Keeps the secrets of a handler in memory for five minutes. What cannot be fetched is fetched again the next time. */
export function cachedSecrets({ ids, fetch, now }: CachedSecretsOptions): ReadSecret {
  const cache = new Map<string, { readonly value: Promise<string>; readonly fetchedAt: number }>();
  return async (name) => {
    const id = Object.hasOwn(ids, name) ? ids[name] : undefined;
    if (id === undefined) throw new UndeclaredSecretError(name, Object.keys(ids));
    const cached = cache.get(name);
    const at = now().getTime();
    if (cached !== undefined && at - cached.fetchedAt < MAX_AGE_MILLISECONDS) return cached.value;
    const value = fetch(id);
    cache.set(name, { value, fetchedAt: at });
    value.catch(() => cache.delete(name));
    return value;
  };
}

/** A secret that the manifest does not declare. */
export class UndeclaredSecretError extends Error {
  readonly code = 'undeclared-secret';

  constructor(name: string, declared: readonly string[]) {
    super(
      `The handler asks for the secret ${name}, which its manifest does not declare. ` +
        `Add it to secrets; declared: ${declared.join(', ') || 'none'}.`,
    );
    this.name = 'UndeclaredSecretError';
  }
}
