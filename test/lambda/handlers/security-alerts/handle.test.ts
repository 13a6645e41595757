import { buildEvent, testHandler } from 'wallet-webhooks/testing';
import type { Drift } from '../../../../core/events/drift.ts';
import { handle } from '../../../../lambda/handlers/security-alerts/handle.ts';
import { everySecurityAlert } from '../../../../lambda/handlers/security-alerts/manifest.ts';

async function give(event: Parameters<Awaited<ReturnType<typeof hosted>>['give']>[0], environment = {}) {
  const test = await hosted(environment);
  const handled = await test.give(event);
  return { ...handled, notices: test.notices('people') };
}

const hosted = (environment = {}) => testHandler({ manifest: everySecurityAlert, handle, environment });
const lineOf = (text: string | undefined, label: string) =>
  text?.split('\n').find((line) => line.startsWith(`${label}: `));

describe('an alert', () => {
  it.each([
    ['receipt', 'When: by 2026-11-22 00:00:00 UTC, when it was received: the provider tells no time'],
    ['capped', "When: 2026-11-22 00:00:00 UTC at the latest: the provider's clock is ahead"],
  ] as const)('says where its time is from where that is not the provider: %s', async (timesource, line) => {
    const { notices } = await give(buildEvent('privy.mfa.disabled', { timesource }));

    expect(lineOf(notices[0]?.text, 'When')).toBe(line);
  });

  it('says where the payload is not as documented, and shows what is there', async () => {
    const data = { type: 'wallet.recovery_setup', user_id: 7, method: null, wallet_id: 'w' } as never;
    const { notices } = await give({ ...buildEvent('privy.wallet.recovery_setup'), data });

    expect(lineOf(notices[0]?.text, 'How sure')).toBe(
      'How sure: The signature is valid. The payload is not as documented (user_id is number, wallet_address is missing, ' +
        'method is null), so something may be missing here.',
    );
    expect(lineOf(notices[0]?.text, 'Wallet id')).toBe('Wallet id: w');
  });

  it('counts differences that it does not name', async () => {
    const { notices } = await give({ ...buildEvent('privy.wallet.archived'), data: {} as never });

    expect(lineOf(notices[0]?.text, 'How sure')).toContain(' and 2 more)');
  });

  it('is made of a payload that is nothing at all', async () => {
    const { outcome, notices } = await give({
      ...buildEvent('dynamic.wallet.exported'),
      data: null as never,
    });

    expect(outcome).toBe('applied');
    expect(notices[0]?.subject).toBe('CRITICAL: Wallet key exported (dynamic/main, test)');
  });

  it.each([
    ['privy.private_key.exported', 'privy.wallet.private_key_export'],
    ['dynamic.sanctions.wallet.blocked', 'dynamic.wallet.sanctions.blocked'],
  ] as const)('of an older name, %s, is that of the one used today', async (older, type) => {
    const { notices } = await give(buildEvent(older));

    expect(notices[0]?.attributes).toMatchObject({ type });
    expect(lineOf(notices[0]?.text, 'Event')).toBe(`Event: test-${older} (${older})`);
  });

  it("reads Privy's oldest form, in which the fields are a level deeper", async () => {
    const data = { event: 'wallet.recovered', data: { wallet_id: 'wl1', user_id: 'did:privy:ada' } } as never;
    const { notices } = await give({ ...buildEvent('privy.wallet.recovered'), data });

    expect(lineOf(notices[0]?.text, 'Wallet id')).toBe('Wallet id: wl1');
  });

  it('is not made of an intent that changes no rules', async () => {
    const { outcome, notices } = await give(buildEvent('privy.intent.executed'));

    expect([outcome, notices]).toEqual(['ignored', []]);
  });

  it('has the severity that the configuration gives its type', async () => {
    const environment = { ALERT_SEVERITIES: '{"privy.mfa.disabled":"low"}' };
    const { notices } = await give(buildEvent('privy.mfa.disabled'), environment);

    expect(notices[0]?.subject).toBe('LOW: Second factor removed (privy/main, test)');
    expect(notices[0]?.attributes).toMatchObject({ severity: 'low' });
  });

  it.each([['{'], ['null'], ['[]'], ['{"privy.mfa.disabled":"worst"}']])(
    'has that of the table where the configuration cannot be read: %s',
    async (severities) => {
      const { notices } = await give(buildEvent('privy.mfa.disabled'), { ALERT_SEVERITIES: severities });

      expect(notices[0]?.attributes).toMatchObject({ severity: 'high' });
    },
  );

  it('comes again with its event, so that none is lost', async () => {
    const test = await hosted();
    const event = buildEvent('privy.mfa.disabled');

    expect(await test.give(event)).toEqual({ outcome: 'applied' });
    expect(await test.give(event)).toEqual({ outcome: 'applied' });
    expect(test.notices('people')).toHaveLength(2);
  });

  it('fails its event where it cannot be published', async () => {
    const down = Object.assign(new Error('down'), { name: 'InternalError' });
    const drift: readonly Drift[] = [];
    const context = {
      drift,
      environment: { ALERT_SEVERITIES: '{}' },
      logGroup: 'log',
      notify: () => Promise.reject(down),
    };

    await expect(handle(buildEvent('privy.mfa.disabled'), context as never)).rejects.toBe(down);
  });
});
