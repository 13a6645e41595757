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
  const look = async () => (await secrets.refreshed('privy/main', clock.now))?.map(({ value }) => value);
  const values = async () => (await secrets.accepted('privy/main')).map(({ value }) => value);
  return { secrets, store, later, look, values, failures };
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

  it('say of the previous one when less than a quarter of its grace is left', async () => {
    const { secrets, later } = cachedSecrets(versions('whsec_new', 'whsec_old', START));
    const previous = async () => (await secrets.accepted('privy/main'))[1];

    later(36 * HOUR_MILLISECONDS - 1);
    expect(await previous()).toEqual({ value: 'whsec_old', stage: 'previous' });
    later(1);
    expect(await previous()).toEqual({ value: 'whsec_old', stage: 'previous', isEnding: true });
  });

  it('tell the previous one apart once its grace is over, when it is accepted no more', async () => {
    const { secrets, later, values } = cachedSecrets(versions('whsec_new', 'whsec_old', START));
    expect(secrets.expired('privy/main')).toBeUndefined();
    await values();

    later(48 * HOUR_MILLISECONDS - 1);
    expect(secrets.expired('privy/main')).toBeUndefined();
    later(1);
    expect(secrets.expired('privy/main')).toBe('whsec_old');
    expect(await values()).toEqual(['whsec_new']);
  });

  it('do not call a secret expired that a rollback put away, or the placeholder', async () => {
    for (const stored of [
      versions(SECRET_PLACEHOLDER, 'whsec_a', LONG_AGO),
      versions('whsec_a', SECRET_PLACEHOLDER, LONG_AGO),
    ]) {
      const { secrets, values } = cachedSecrets(stored);
      await values();

      expect(secrets.expired('privy/main')).toBeUndefined();
    }
  });

  it('are none where nobody has put one, which is no failure', async () => {
    const { store, values, failures } = cachedSecrets({});

    expect(await values()).toEqual([]);
    expect(await values()).toEqual([]);
    expect([store.fetches, failures]).toEqual([1, []]);
  });

  it('stay where a rollback put the placeholder over the signing secret, for as long as it is there', async () => {
    const { later, secrets } = cachedSecrets(versions(SECRET_PLACEHOLDER, 'whsec_a', START));

    later(1000 * HOUR_MILLISECONDS);

    expect(await secrets.accepted('privy/main')).toEqual([{ value: 'whsec_a', stage: 'previous' }]);
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

  it('are looked up after a signature that matches none, and used at once', async () => {
    const { store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();
    store.versions = versions('whsec_b', 'whsec_a', START);

    later(1);

    expect(await look()).toEqual(['whsec_b', 'whsec_a']);
    expect(await values()).toEqual(['whsec_b', 'whsec_a']);
    expect(store.fetches).toBe(2);
  });

  it('are used as soon as the first one is put', async () => {
    const { store, later, look, values } = cachedSecrets({});
    await values();
    later(3000);
    expect(await look()).toBeUndefined();
    store.versions = versions('whsec_a');

    later(3000);

    expect(await look()).toEqual(['whsec_a']);
  });

  it('are not looked up for a delivery that they are younger than', async () => {
    const { store, look, values } = cachedSecrets(versions('whsec_a'));
    await values();

    expect(await look()).toBeUndefined();
    expect(store.fetches).toBe(1);
  });

  it('are looked up once for deliveries that arrive together', async () => {
    const { store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();
    store.versions = versions('whsec_b');

    later(1);
    const together = await Promise.all(Array.from({ length: 100 }, look));

    expect(together).toEqual(Array.from({ length: 100 }, () => ['whsec_b']));
    expect(store.fetches).toBe(2);
  });

  it('cost forged deliveries five looks at most, and then one a minute', async () => {
    const { store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();
    const forge = async (seconds: number) => {
      const before = store.fetches;
      for (let second = 0; second < seconds; second += 1) {
        later(1000);
        await look();
      }
      return store.fetches - before;
    };

    expect(await forge(59)).toBe(5);
    expect(await forge(60)).toBe(1);
    expect(await forge(10 * 60)).toBe(10);
  });

  it('are looked up within a minute of being put while forged deliveries keep coming', async () => {
    const { store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();
    const forge = async (seconds: number) => {
      const found: unknown[] = [];
      for (let second = 0; second < seconds; second += 1) {
        later(1000);
        found.push(await look());
      }
      return found.filter((secrets) => secrets !== undefined);
    };
    await forge(600);
    store.versions = versions('whsec_b');

    expect(await forge(60)).toEqual([['whsec_b']]);
  });

  it('may be looked up several times at once again after five quiet minutes, and no more often after a quiet day', async () => {
    const { store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();
    const looks = async (times: number) => {
      const before = store.fetches;
      for (let time = 0; time < times; time += 1) {
        later(1);
        await look();
      }
      return store.fetches - before;
    };
    expect(await looks(20)).toBe(5);

    later(5 * MINUTE_MILLISECONDS);
    expect(await looks(20)).toBe(5);
    later(24 * HOUR_MILLISECONDS);
    expect(await looks(20)).toBe(5);
  });

  it('of one source do not wait for the looks of another', async () => {
    const { secrets, store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();
    await secrets.accepted('dynamic/main');
    for (let time = 0; time < 20; time += 1) {
      later(1);
      await look();
    }
    store.versions = versions('dyn_b');

    const found = await secrets.refreshed('dynamic/main', new Date(START.getTime() + 20));

    expect(found).toEqual([{ value: 'dyn_b', stage: 'current' }]);
  });

  it('are not given again when the look finds the same ones or fails', async () => {
    const { store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();

    later(MINUTE_MILLISECONDS);
    expect(await look()).toBeUndefined();
    later(MINUTE_MILLISECONDS);
    store.down = true;
    expect(await look()).toBeUndefined();
    expect(await values()).toEqual(['whsec_a']);
  });

  it('are given again where the look finds the one before the current one', async () => {
    const { store, later, look, values } = cachedSecrets(versions('whsec_a'));
    await values();

    later(MINUTE_MILLISECONDS);
    store.versions = versions('whsec_a', 'whsec_before', START);

    expect(await look()).toEqual(['whsec_a', 'whsec_before']);
  });
});
