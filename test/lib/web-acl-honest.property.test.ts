import { sign as octokitSign } from '@octokit/webhooks-methods';
import fc from 'fast-check';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { type ProviderName, providerNames, providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import { conformanceCases } from '../core/providers/conformance-cases.ts';
import { fixturesOf } from '../core/providers/fixtures.ts';
import { ourVerdict } from '../core/providers/oracles/agreement.ts';
import type { Attempt } from '../core/providers/oracles/attempt.ts';
import { dynamicAttempts } from '../core/providers/oracles/dynamic-attempts.ts';
import { privyAttempts } from '../core/providers/oracles/privy-attempts.ts';
import { PROPERTY_TIMEOUT_MILLISECONDS, propertyRuns } from '../core/providers/property-runs.ts';
import { publishedBodies } from '../core/providers/published.ts';
import { deployedWebAcls, FROM_PRIVY } from './deployed-web-acl.ts';

const RUNS = propertyRuns(3_000);
const A_MINUTE = 60_000;
const sources = Object.fromEntries(providerNames.map((name) => [`${name}/main`, {}]));
const { decide, clock } = deployedWebAcls(sources)();

/** What the web ACL does with a delivery to the provider's source. No two come within a minute of each other. */
function doorOf(provider: ProviderName, headers: Readonly<Record<string, string>>): string {
  clock.now += A_MINUTE;
  return decide({ path: `/prod/webhooks/${provider}/main`, sourceIp: FROM_PRIVY, headers }).rule;
}

describe('the web ACL lets through', () => {
  it.each<[ProviderName, fc.Arbitrary<Attempt>]>([
    ['privy', privyAttempts],
    ['dynamic', dynamicAttempts],
  ])(
    'every delivery of %s that the intake would accept, however odd, and drops some that it would refuse',
    (provider, attempts) => {
      const seen = { accepted: 0, dropped: 0 };

      fc.assert(
        fc.property(attempts, (attempt) => {
          const accepted = ourVerdict(provider, attempt);
          const rule = doorOf(provider, attempt.headers);
          seen.accepted += accepted ? 1 : 0;
          seen.dropped += rule === `${provider}-main-no-signature` ? 1 : 0;
          expect(accepted && rule !== 'allow').toBe(false);
        }),
        RUNS,
      );

      expect(seen.accepted).toBeGreaterThan(RUNS.numRuns / 10);
      expect(seen.dropped).toBeGreaterThan(RUNS.numRuns / 100);
    },
    PROPERTY_TIMEOUT_MILLISECONDS,
  );

  it.each(providerNames)('whatever %s signs, with any secret and at any time', (name) => {
    const provider: Provider = providers[name];
    const { id } = conformanceCases[name];
    const key = fc.uint8Array({ minLength: 24, maxLength: 64 }).filter((bytes) => bytes.some(Boolean));
    const at = fc.date({ min: new Date('2026-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), key, at, (body, bytes, date) => {
        const headers = provider.sign(body, { secret: provider.makeSecret(bytes), id, at: date });
        expect(doorOf(name, headers)).toBe('allow');
      }),
      RUNS,
    );
  });

  it.each(providerNames)('every body that %s or others publish, and every fixture', (name) => {
    const provider: Provider = providers[name];
    const { secrets, id, at } = conformanceCases[name];
    const published = publishedBodies.filter(({ provider: by }) => by === name);
    const bodies = [
      ...fixturesOf(name).map(({ body }) => body),
      ...published.map(({ body }) => Buffer.from(JSON.stringify(body))),
    ];

    const rules = bodies.flatMap((body) =>
      secrets.map((secret) => doorOf(name, provider.sign(body, { secret, id, at }))),
    );

    expect(new Set(rules)).toEqual(new Set(['allow']));
  });

  it.each([
    ['svix', SvixWebhook],
    ['standardwebhooks', StandardWebhook],
  ])('what %s signs for Privy, in the headers of either family', (_library, Webhook) => {
    const { secrets, id, at } = conformanceCases.privy;
    const rules = fixturesOf('privy').flatMap(({ body }) =>
      ['svix', 'webhook'].map((family) => {
        const signature = new Webhook(secrets[0]).sign(id, at, body.toString());
        return doorOf('privy', { [`${family}-signature`]: signature });
      }),
    );

    expect(new Set(rules)).toEqual(new Set(['allow']));
  });

  it("what GitHub's library signs for Dynamic", async () => {
    const [secret] = conformanceCases.dynamic.secrets;
    const signatures = fixturesOf('dynamic').map(({ body }) => octokitSign(secret, body.toString()));
    const rules = (await Promise.all(signatures)).map((signature) =>
      doorOf('dynamic', { 'x-dynamic-signature-256': signature }),
    );

    expect(new Set(rules)).toEqual(new Set(['allow']));
  });
});
