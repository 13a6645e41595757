import type { SourceName } from '../../core/events/source-name.ts';
import type { SecretVersions } from '../../core/secrets/accepted-secrets.ts';
import { CachedSecrets } from '../../core/secrets/cached-secrets.ts';

/** The real cache over secrets in memory that are put, and rotated, as with `put-secret-value`. */
export function memorySecrets(values: Readonly<Record<string, string | undefined>>, now: () => Date) {
  const stored = new Map<string, SecretVersions>();
  const put = (source: string, value: string) => {
    stored.set(source, { current: { value, createdAt: now() }, previous: stored.get(source)?.current });
  };
  for (const [source, value] of Object.entries(values)) if (value !== undefined) put(source, value);

  const fetches: SourceName[] = [];
  const fetch = async (source: SourceName) => {
    fetches.push(source);
    return stored.get(source) ?? {};
  };
  return { secrets: new CachedSecrets({ fetch, now, graceHours: 48 }), put, fetches };
}
