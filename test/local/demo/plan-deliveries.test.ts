import { providers } from '../../../core/providers/index.ts';
import type { RawRequest } from '../../../core/providers/provider.ts';
import { firstSources, planDeliveries } from '../../../local/demo/plan-deliveries.ts';
import type { PlannedDelivery } from '../../../local/demo/planned-delivery.ts';

const NOW = new Date('2026-11-22T03:04:05.000Z');
const PRIVY = {
  name: 'privy/main',
  url: 'http://127.0.0.1:3000/webhooks/privy/main',
  secret: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
};
const DYNAMIC = {
  name: 'dynamic/main',
  url: 'http://127.0.0.1:3000/webhooks/dynamic/main',
  secret: 'dyn_secret',
};

function requestOf({ headers, body }: PlannedDelivery): RawRequest {
  return { headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])), body };
}

function verdictOf(delivery: PlannedDelivery): string {
  const provider = providers[delivery.event.provider as 'privy' | 'dynamic'];
  const secret = delivery.event.provider === 'privy' ? PRIVY.secret : DYNAMIC.secret;
  const verification = provider.verify(requestOf(delivery), [secret], NOW);
  return verification.ok ? 'valid' : verification.reason;
}

function titled(deliveries: readonly PlannedDelivery[], title: string): PlannedDelivery {
  const found = deliveries.find((delivery) => delivery.title === title);
  if (found === undefined) throw new Error(`no delivery is titled ${title}`);
  return found;
}

describe('the plan', () => {
  it('is of both providers, their test events included, and of what must have no effect', () => {
    const plan = planDeliveries([PRIVY, DYNAMIC], NOW);

    expect(plan.map(({ source, title }) => `${source} ${title}`)).toEqual([
      'privy/main user.created',
      'privy/main user.linked_account',
      'privy/main user.wallet_created',
      'privy/main mfa.disabled',
      'privy/main transaction.confirmed',
      'privy/main privy.test',
      'dynamic/main user.created',
      'dynamic/main wallet.linked',
      'dynamic/main user.updated',
      'dynamic/main ping',
      'privy/main user.created again',
      'privy/main one byte changed',
      'privy/main 301 s old',
      'privy/main from 203.0.113.7',
    ]);
  });

  it('signs each delivery such that the provider finds what it is meant to find', () => {
    const plan = planDeliveries([PRIVY, DYNAMIC], NOW);

    expect(plan.map(verdictOf)).toEqual([
      ...Array(11).fill('valid'),
      'no-matching-signature',
      'stale-timestamp',
      'valid',
    ]);
  });

  it('has the duplicate equal the first delivery to the byte, and every other event be one of its own', () => {
    const plan = planDeliveries([PRIVY, DYNAMIC], NOW);
    const first = titled(plan, 'user.created');
    const again = titled(plan, 'user.created again');

    expect([again.headers, again.body]).toEqual([first.headers, first.body]);
    expect(new Set(plan.map(({ event }) => event.id)).size).toBe(13);
  });

  it('changes one byte of the forged delivery and nothing else', () => {
    const forged = titled(planDeliveries([PRIVY], NOW), 'one byte changed');
    const genuine = titled(planDeliveries([PRIVY], NOW), 'user.created');

    const changed = [...forged.body].filter((byte, index) => byte !== genuine.body[index]);

    expect(forged.body.length).toBe(genuine.body.length);
    expect(changed).toHaveLength(1);
  });

  it('sends one of them from an address on nobody else’s list', () => {
    const plan = planDeliveries([PRIVY, DYNAMIC], NOW);

    const addresses = plan.map(({ headers }) => headers['x-local-source-ip']);

    expect(addresses).toEqual([...Array(13).fill(undefined), '203.0.113.7']);
  });

  it('makes do with the sources that there are', () => {
    const titles = planDeliveries([DYNAMIC, { ...DYNAMIC, name: 'dynamic/second' }], NOW).map(
      ({ title }) => title,
    );

    expect(titles).toEqual([
      'user.created',
      'wallet.linked',
      'user.updated',
      'ping',
      'user.created again',
      'one byte changed',
    ]);
    expect(planDeliveries([], NOW)).toEqual([]);
  });

  it('is for the first source of each provider', () => {
    const names = ['dynamic/second', 'privy/main', 'privy/staging', 'dynamic/main'];

    expect(firstSources(names.map((name) => ({ name })))).toEqual(['dynamic/second', 'privy/main']);
  });

  it('knows which events save which user', () => {
    const users = planDeliveries([PRIVY, DYNAMIC], NOW).map(({ event }) => event.savesUser);

    expect(users.slice(0, 10)).toEqual([
      'did:privy:cmzoefixture000000000001',
      'did:privy:cmzoefixture000000000001',
      'did:privy:cmzoefixture000000000001',
      'did:privy:cmzoefixture000000000001',
      undefined,
      undefined,
      'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10',
      'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10',
      'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10',
      undefined,
    ]);
  });
});
