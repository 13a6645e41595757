import { PrivyClient } from '@privy-io/node';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { type Attempt, type Oracle, textOf } from './attempt.ts';

const privy = new PrivyClient({ appId: 'app-id-for-tests', appSecret: 'app-secret-for-tests' });

/** The libraries that verify what Privy sends, one secret at a time. */
export const svixOracles: readonly Oracle[] = [
  oracle('svix', (attempt, secret) => {
    new SvixWebhook(secret).verify(textOf(attempt), { ...attempt.headers });
  }),
  oracle('standardwebhooks', (attempt, secret) => {
    new StandardWebhook(secret).verify(textOf(attempt), inStandardFamily(attempt.headers));
  }),
  oracle('@privy-io/node', (attempt, secret) => {
    const {
      'svix-id': id = '',
      'svix-timestamp': timestamp = '',
      'svix-signature': signature = '',
    } = attempt.headers;
    const headers = { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature };
    privy.webhooks().verify({ payload: textOf(attempt), headers, signing_secret: secret });
  }),
];

function oracle(name: Oracle['name'], verify: (attempt: Attempt, secret: string) => void): Oracle {
  return {
    name,
    accepts: async (attempt) =>
      attempt.secrets.some((secret) => passes(attempt.now, () => verify(attempt, secret))),
  };
}

/** True where it does not throw. The libraries take no time as an argument: they read the clock. */
function passes(now: Date, verify: () => void): boolean {
  const clock = Date.now;
  Date.now = () => now.getTime();
  try {
    verify();
    return true;
  } catch {
    return false;
  } finally {
    Date.now = clock;
  }
}

/** The library knows only `webhook-*`: it gets the family that we would read, under those names. */
function inStandardFamily(headers: Attempt['headers']): Record<string, string> {
  const family = Object.keys(headers).some((name) => name.startsWith('svix-')) ? 'svix-' : 'webhook-';
  const own = Object.entries(headers).filter(([name]) => name.startsWith(family));
  return Object.fromEntries(own.map(([name, value]) => [`webhook-${name.slice(family.length)}`, value]));
}
