import type { CallLog } from '../../../core/intake/dependency-call.ts';
import { verifyDelivery } from '../../../core/intake/verify-delivery.ts';
import { privy } from '../../../core/providers/privy/index.ts';
import type { AcceptedSecret } from '../../../core/secrets/secrets.ts';

const NOW = new Date('2026-11-22T08:00:00.000Z');
const LONG_AGO = new Date('2026-11-22T07:00:00.000Z');
const BODY = Buffer.from('{"type":"user.created"}');
const [KEY, OTHER_KEY, THIRD_KEY] = ['first', 'other', 'third'].map((text) =>
  privy.makeSecret(Buffer.from(`the ${text} key, of thirty-two bytes`)),
) as [string, string, string];
const QUOTED = `"${KEY}"`;

/** A delivery that is signed so; `cached` are the secrets that are known, `looked` what another look at them gives. */
async function verify(delivery: {
  readonly signedBy: string;
  readonly at?: Date;
  readonly cached: readonly AcceptedSecret[] | Error;
  readonly looked?: readonly AcceptedSecret[];
  readonly expired?: string;
}) {
  const { signedBy, at = NOW, cached, looked, expired } = delivery;
  const signed = privy.sign(BODY, { secret: signedBy, id: 'msg_1', at });
  const headers = new Map(Object.entries(signed).map(([name, value]) => [name, [value]]));
  const log: CallLog = { calls: [], now: () => NOW };
  let looks = 0;
  const secrets = {
    accepted: async () => {
      if (cached instanceof Error) throw cached;
      return cached;
    },
    refreshed: async () => {
      looks += 1;
      return looked;
    },
    expired: () => expired,
  };
  const source = { name: 'privy/main', environment: 'production' } as const;
  const verified = await verifyDelivery({ headers, body: BODY }, { source, at: NOW, secrets, log });
  return { verified, looks, log };
}

function current(value: string): AcceptedSecret {
  return { value, stage: 'current' };
}

function previous(value: string): AcceptedSecret {
  return { value, stage: 'previous' };
}

describe('a delivery', () => {
  it('is verified by the current secret without another look', async () => {
    const { verified, looks } = await verify({ signedBy: KEY, cached: [current(KEY)] });

    expect(verified).toEqual({ ok: true, secret: current(KEY) });
    expect(looks).toBe(0);
  });

  it('is verified by what another look at the secrets found', async () => {
    const { verified, looks } = await verify({
      signedBy: OTHER_KEY,
      cached: [current(KEY)],
      looked: [current(OTHER_KEY), previous(KEY)],
    });

    expect(verified).toEqual({ ok: true, secret: current(OTHER_KEY) });
    expect(looks).toBe(1);
  });

  it('is asked for again while the secrets cannot be had, and the call that failed is in the log', async () => {
    const { verified, log } = await verify({ signedBy: KEY, cached: new Error('down') });

    expect(verified).toEqual({
      ok: false,
      receipt: { outcome: 'unavailable', reason: 'secrets-unavailable' },
    });
    expect(log.calls).toEqual([{ name: 'secrets', milliseconds: 0, fault: { error: new Error('down') } }]);
  });

  it('is refused with a reason of its own where it is signed with a secret whose grace is over', async () => {
    const refused = async (expired: string | undefined, signedBy = KEY) => {
      const secrets = { cached: [current(OTHER_KEY)], ...(expired === undefined ? {} : { expired }) };
      const { verified } = await verify({ signedBy, ...secrets });
      return verified.ok ? 'verified' : verified.receipt;
    };

    expect(await refused(KEY)).toEqual({ outcome: 'rejected', reason: 'expired-secret' });
    expect(await refused(THIRD_KEY)).toEqual({ outcome: 'rejected', reason: 'no-matching-signature' });
    expect(await refused(undefined)).toEqual({ outcome: 'rejected', reason: 'no-matching-signature' });
    expect(await refused(QUOTED)).toEqual({ outcome: 'rejected', reason: 'no-matching-signature' });
    expect(await refused(KEY, OTHER_KEY)).toBe('verified');
  });

  it('that no secret could verify costs no look at the secrets', async () => {
    const { verified, looks } = await verify({ signedBy: KEY, at: LONG_AGO, cached: [current(OTHER_KEY)] });

    expect(verified).toEqual({ ok: false, receipt: { outcome: 'rejected', reason: 'stale-timestamp' } });
    expect(looks).toBe(0);
  });

  it('is rejected as stale whatever the state of the current secret', async () => {
    const cached = [current(QUOTED), previous(OTHER_KEY)];

    const { verified } = await verify({ signedBy: OTHER_KEY, at: LONG_AGO, cached });

    expect(verified).toEqual({ ok: false, receipt: { outcome: 'rejected', reason: 'stale-timestamp' } });
  });

  it('is verified by the previous secret where the current one can be none, and it is said which and why', async () => {
    const { verified } = await verify({
      signedBy: OTHER_KEY,
      cached: [current(QUOTED), previous(OTHER_KEY)],
    });

    expect(verified).toEqual({ ok: true, secret: previous(OTHER_KEY), secretFlaw: 'quoted' });
  });

  it('is not told to be forged where only the secret before a missing one is known', async () => {
    const { verified } = await verify({ signedBy: THIRD_KEY, cached: [previous(OTHER_KEY)] });

    expect(verified).toEqual({
      ok: false,
      receipt: { outcome: 'unavailable', reason: 'no-signing-secret' },
    });
  });
});
