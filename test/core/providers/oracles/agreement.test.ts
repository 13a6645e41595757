import { sign as octokitSign } from '@octokit/webhooks-methods';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { providers } from '../../../../core/providers/index.ts';
import { conformanceCases } from '../conformance-cases.ts';
import { fixturesOf } from '../fixtures.ts';
import { comparedProviders, complaint, oraclesOf, ourVerdict } from './agreement.ts';
import { witnessed, witnesses } from './witnesses.ts';

describe.each(comparedProviders)('with the official libraries for %s', (name) => {
  const { secrets, wrongSecret, id, at } = conformanceCases[name];
  const [secret] = secrets;

  it.each(oraclesOf(name))(
    '$name accepts every fixture that we sign, under no other secret',
    async (oracle) => {
      const attempts = fixturesOf(name).map(({ body }) => ({
        headers: providers[name].sign(body, { secret, id, at }),
        body,
        now: at,
      }));

      for (const attempt of attempts) {
        expect(await oracle.accepts({ ...attempt, secrets: [secret] })).toBe(true);
        expect(await oracle.accepts({ ...attempt, secrets: [wrongSecret] })).toBe(false);
      }
      expect(attempts.length).toBeGreaterThanOrEqual(38);
    },
  );
});

describe.each([
  ['svix', SvixWebhook],
  ['standardwebhooks', StandardWebhook],
])('what %s signs for Privy', (_library, Webhook) => {
  const { secrets, id, at } = conformanceCases.privy;

  it.each(['svix', 'webhook'])('is accepted over every fixture in %s headers', (family) => {
    for (const { body } of fixturesOf('privy')) {
      const headers = {
        [`${family}-id`]: id,
        [`${family}-timestamp`]: '1795305601',
        [`${family}-signature`]: new Webhook(secrets[0]).sign(id, at, body.toString()),
      };
      expect(ourVerdict('privy', { headers, body, secrets, now: at })).toBe(true);
    }
  });
});

describe("what GitHub's library signs for Dynamic", () => {
  const { secrets, at } = conformanceCases.dynamic;

  it.each(secrets)('is accepted over every fixture, under %s', async (secret) => {
    for (const { body } of fixturesOf('dynamic')) {
      const headers = { 'x-dynamic-signature-256': await octokitSign(secret, body.toString()) };
      expect(ourVerdict('dynamic', { headers, body, secrets, now: at })).toBe(true);
    }
  });
});

describe('the table of allowed differences', () => {
  it('has a witness for every entry, and no other', () => {
    expect(Object.keys(witnesses).sort()).toEqual([...new Set(witnessed.map(({ name }) => name))].sort());
  });

  it.each(witnessed)(
    'is right about "$name" with $oracleName',
    async ({ difference, oracleName, attempt }) => {
      const { provider, kind } = difference;
      const oracle = oraclesOf(provider).find(({ name }) => name === oracleName);
      if (!oracle || !attempt) throw new Error('this difference names no oracle or has no witness');

      const theirs = await oracle.accepts(attempt);
      const ours = ourVerdict(provider, attempt);

      expect({ ours, theirs }).toEqual(
        kind === 'stricter' ? { ours: false, theirs: true } : { ours: true, theirs: false },
      );
      expect(complaint({ provider, oracle, attempt, theirs })).toBeUndefined();
    },
  );
});
