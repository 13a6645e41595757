import type { SecretVersions } from '../../../core/secrets/accepted-secrets.ts';
import { CachedSecrets } from '../../../core/secrets/cached-secrets.ts';
import { SECRET_PLACEHOLDER } from '../../../core/secrets/placeholder.ts';

const MINUTE_MILLISECONDS = 60_000;
const HOUR_MILLISECONDS = 60 * MINUTE_MILLISECONDS;
const LONG_AGO = new Date('2026-01-01T00:00:00.000Z');
const START = new Date('2026-11-22T08:00:00.000Z');

function versions(current: string, previous?: string, rotatedAt = LONG_AGO): SecretVersions {
  const currentVersion = { current: { value: current, createdAt: rotatedAt } };
  return previous === undefined
    ? currentVersion
    : { ...currentVersion, previous: { value: previous, createdAt: LONG_AGO } };
}

/** Secrets over a store that tests change, break and watch, with a clock that they set. */
function cachedSecrets(stored: SecretVersions) {
  const store: { versions: SecretVersions; down: boolean; fetches: number } = {
    versions: stored,
    down: false,
    fetches: 0,
  };
  const clock = { now: START };
  const failures: unknown[] = [];
  const secrets = new CachedSecrets({
    fetch: async () => {
      store.fetches += 1;
      if (store.down) throw new Error('secrets are down');
      return store.versions;
    },
    now: () => clock.now,
    graceHours: 48,
    onFetchFailed: (source, error) => void failures.push([source, error]),
  });
  const later = (milliseconds: number) => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
  };
  const values = async () => (await secrets.accepted('privy/main')).map(({ value }) => value);
  return { secrets, store, later, values, failures };
}

describe('the signing secrets', () => {
  it('are fetched once and then come from memory', async () => {
    const { store, values } = cachedSecrets(versions('whsec_a'));

    await Promise.all([values(), values(), values()]);
    await values();

    expect(store.fetches).toBe(1);
  });

  it('are fetched again after five minutes', async () => {
    const { store, later, values } = cachedSecrets(versions('whsec_a'));
    await values();
    store.versions = versions('whsec_b');

    later(5 * MINUTE_MILLISECONDS - 1);
    expect(await values()).toEqual(['whsec_a']);
    later(1);
    expect(await values()).toEqual(['whsec_b']);
  });

  it('accept the previous secret for 48 hours after a rotation and not a moment longer', async () => {
    const { later, values } = cachedSecrets(versions('whsec_new', 'whsec_old', START));

    expect(await values()).toEqual(['whsec_new', 'whsec_old']);
    later(48 * HOUR_MILLISECONDS - 1);
    expect(await values()).toEqual(['whsec_new', 'whsec_old']);
    later(1);
    expect(await values()).toEqual(['whsec_new']);
  });

  it('say which of two is the previous one', async () => {
    const { secrets } = cachedSecrets(versions('whsec_new', 'whsec_old', START));

    expect(await secrets.accepted('privy/main')).toEqual([
      { value: 'whsec_new', stage: 'current' },
      { value: 'whsec_old', stage: 'previous' },
    ]);
  });

  it('never accept the placeholder, neither before the first rotation nor after it', async () => {
    expect(await cachedSecrets(versions(SECRET_PLACEHOLDER)).values()).toEqual([]);
    expect(await cachedSecrets(versions(`${SECRET_PLACEHOLDER} \n`)).values()).toEqual([]);
    expect(await cachedSecrets(versions('whsec_a', SECRET_PLACEHOLDER, START)).values()).toEqual(['whsec_a']);
  });

  it('never accept an empty secret', async () => {
    expect(await cachedSecrets(versions('')).values()).toEqual([]);
  });

  it('lose the white space that pasting and files bring along, and keep every other character', async () => {
    const { values } = cachedSecrets(versions(' dyn_[a {b \r\n\n', 'dyn_old\n', START));

    expect(await values()).toEqual(['dyn_[a {b', 'dyn_old']);
  });

  it('stay the last good ones while they cannot be fetched, trying once a minute', async () => {
    const { store, later, values, failures } = cachedSecrets(versions('whsec_a'));
    await values();
    store.down = true;

    later(10 * MINUTE_MILLISECONDS);
    expect(await values()).toEqual(['whsec_a']);
    later(MINUTE_MILLISECONDS - 1);
    expect(await values()).toEqual(['whsec_a']);

    expect(store.fetches).toBe(2);
    expect(failures).toHaveLength(1);
  });

  it('cannot be had when they were never fetched, and are tried for at most every two seconds', async () => {
    const { store, later, values } = cachedSecrets(versions('whsec_a'));
    store.down = true;

    const answers = await Promise.allSettled(Array.from({ length: 50 }, values));
    later(1999);
    await expect(values()).rejects.toThrow('secrets are down');
    expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
    expect(store.fetches).toBe(1);

    store.down = false;
    later(1);
    expect(await values()).toEqual(['whsec_a']);
  });

  it('are looked up after a signature that matches none, at most once a minute', async () => {
    const { secrets, store, later, values } = cachedSecrets(versions('whsec_a'));
    await values();
    later(MINUTE_MILLISECONDS);
    store.versions = versions('whsec_b', 'whsec_a', START);

    const refreshed = await secrets.refreshed('privy/main');
    const again = await Promise.all(Array.from({ length: 100 }, () => secrets.refreshed('privy/main')));

    expect(refreshed?.map(({ value }) => value)).toEqual(['whsec_b', 'whsec_a']);
    expect(again.every((answer) => answer === undefined)).toBe(true);
    expect(store.fetches).toBe(2);
  });

  it('are not given again when the look-up finds the same ones or fails', async () => {
    const { secrets, store, later, values } = cachedSecrets(versions('whsec_a'));
    await values();

    later(MINUTE_MILLISECONDS);
    expect(await secrets.refreshed('privy/main')).toBeUndefined();
    later(MINUTE_MILLISECONDS);
    store.down = true;
    expect(await secrets.refreshed('privy/main')).toBeUndefined();
    expect(await values()).toEqual(['whsec_a']);
  });
});
