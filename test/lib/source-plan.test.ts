import { planSource } from '../../lib/source-plan.ts';

const defaults = { stage: 'dev', extraAllowedCidrs: [] };

describe('planSource', () => {
  it('lets in whom Privy names, and everybody in measure where a provider names nobody', () => {
    expect(planSource('privy/main', {}, defaults)).toEqual({
      name: 'privy/main',
      environment: 'dev',
      allowedCidrs: [
        '44.228.126.217/32',
        '50.112.21.217/32',
        '52.24.126.164/32',
        '54.148.139.208/32',
        '2600:1f24:64:8000::/52',
      ],
    });
    expect(planSource('dynamic/main', {}, defaults)).toEqual({
      name: 'dynamic/main',
      environment: 'dev',
      rateLimitPerFiveMinutes: 10_000,
    });
  });

  it('lets the options win over the defaults', () => {
    const open = planSource('privy/main', { allowedCidrs: 'anywhere', environment: 'sandbox' }, defaults);

    expect(open).toEqual({ name: 'privy/main', environment: 'sandbox', rateLimitPerFiveMinutes: 10_000 });
  });

  it('says how often a delivery is expected where the options do', () => {
    expect(planSource('dynamic/main', { expectDeliveryEveryHours: 24 }, defaults)).toMatchObject({
      expectDeliveryEveryHours: 24,
    });
  });

  it('lets extra addresses in beside those of a list', () => {
    const options = { allowedCidrs: ['198.51.100.0/24'], rateLimitPerFiveMinutes: 50 };

    expect(planSource('dynamic/main', options, { ...defaults, extraAllowedCidrs: ['127.0.0.1/32'] })).toEqual(
      {
        name: 'dynamic/main',
        environment: 'dev',
        allowedCidrs: ['198.51.100.0/24', '127.0.0.1/32'],
        rateLimitPerFiveMinutes: 50,
      },
    );
  });
});
