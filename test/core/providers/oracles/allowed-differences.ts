import { isUtf8 } from 'node:buffer';
import type { ProviderName } from '../../../../core/providers/index.ts';
import { type Attempt, type OracleName, textOf } from './attempt.ts';

/**
 * A way in which our verdict may differ from a library's. Whatever is not in the table below must agree.
 * `stricter`: we refuse what it accepts. `looser`: we accept what it refuses. `other`: either may happen.
 */
export interface AllowedDifference {
  readonly name: string;
  readonly provider: ProviderName;
  readonly oracles: readonly OracleName[];
  readonly kind: 'stricter' | 'looser' | 'other';
  readonly reason: string;
  /** The attempt as the library reads it: about this one we must agree with what it says of the original. */
  readonly asTheyReadIt?: (attempt: Attempt) => Attempt;
  /** True where the library may accept although we cannot read the attempt as it does. */
  readonly theyMayAccept?: (attempt: Attempt) => boolean;
  /** True where the library refuses for a reason that is no matter of the signature. */
  readonly theyRefuse?: (attempt: Attempt) => boolean;
}

export const allowedDifferences: readonly AllowedDifference[] = [
  {
    name: 'timestamp that is more than digits',
    provider: 'privy',
    oracles: ['svix', 'standardwebhooks', '@privy-io/node'],
    kind: 'stricter',
    reason:
      'They use parseInt and sign the number it makes, so that trailing text is not covered. Svix sends digits.',
    asTheyReadIt: (attempt) => mapHeader(attempt, 'timestamp', (value) => String(Number.parseInt(value, 10))),
  },
  {
    name: 'secret that ends in no base64',
    provider: 'privy',
    oracles: ['svix', 'standardwebhooks', '@privy-io/node'],
    kind: 'stricter',
    reason:
      'They do not look at a character too many at the end, whatever it is. White space there is cut off before.',
    asTheyReadIt: (attempt) => mapSecrets(attempt, withoutOddEnd),
  },
  {
    name: 'secret without a key',
    provider: 'privy',
    oracles: ['svix', '@privy-io/node'],
    kind: 'stricter',
    reason:
      'They verify with an empty key, under which anybody can sign. It is what a half-copied secret becomes.',
    theyMayAccept: (attempt) => attempt.secrets.includes('whsec_'),
  },
  {
    name: 'headers of both families mixed',
    provider: 'privy',
    oracles: ['svix'],
    kind: 'stricter',
    reason:
      'It takes each header from whichever family has it. Svix sends one family, so a mixture is somebody else.',
    asTheyReadIt: inOneFamily,
  },
  {
    name: 'signature of three parts',
    provider: 'privy',
    oracles: ['svix', 'standardwebhooks', '@privy-io/node'],
    kind: 'stricter',
    reason: 'They ignore what follows a second comma. An entry is a version and a signature, nothing else.',
    asTheyReadIt: (attempt) =>
      mapSignatures(attempt, (entries) => entries.map((entry) => entry.split(',', 2).join(','))),
  },
  {
    name: 'more than 32 signatures',
    provider: 'privy',
    oracles: ['svix', 'standardwebhooks', '@privy-io/node'],
    kind: 'stricter',
    reason:
      'They look at all. Svix sends at most eleven, and the work for a forged request must have a bound.',
    asTheyReadIt: (attempt) => mapSignatures(attempt, (entries) => [...new Set(entries)]),
  },
  {
    name: 'body that is no UTF-8',
    provider: 'privy',
    oracles: ['svix', 'standardwebhooks', '@privy-io/node'],
    kind: 'other',
    reason:
      'They turn the body into text, which replaces bytes, and sign that. What is sent and signed are the bytes.',
    asTheyReadIt: (attempt) => ({ ...attempt, body: Buffer.from(textOf(attempt)) }),
  },
  {
    name: 'body that is no JSON',
    provider: 'privy',
    oracles: ['svix', 'standardwebhooks', '@privy-io/node'],
    kind: 'looser',
    reason:
      'They parse after verifying and throw. Parsing is the next step here, which answers 400 and not 401.',
    theyRefuse: (attempt) => attempt.body.length > 0 && !isJson(attempt),
  },
  {
    name: 'empty body',
    provider: 'privy',
    oracles: ['svix', '@privy-io/node'],
    kind: 'looser',
    reason:
      'It parses after verifying and throws. Parsing is the next step here, which answers 400 and not 401.',
    theyRefuse: ({ body }) => body.length === 0,
  },
  {
    name: 'webhook-* headers',
    provider: 'privy',
    oracles: ['@privy-io/node'],
    kind: 'looser',
    reason: 'It reads svix-* only. The other family is the same scheme, and one switch at Svix away.',
    theyRefuse: ({ headers }) => !Object.keys(headers).some((name) => name.startsWith('svix-')),
  },
  {
    name: 'body that is no UTF-8',
    provider: 'dynamic',
    oracles: ['@octokit/webhooks-methods'],
    kind: 'other',
    reason:
      'It takes only text, and making text of the body replaces bytes. What is sent and signed are the bytes.',
    asTheyReadIt: (attempt) => ({ ...attempt, body: Buffer.from(textOf(attempt)) }),
  },
  {
    name: 'empty body',
    provider: 'dynamic',
    oracles: ['@octokit/webhooks-methods'],
    kind: 'looser',
    reason:
      'It calls an empty text a missing argument. Parsing is the next step here, which answers 400 and not 401.',
    theyRefuse: ({ body }) => body.length === 0,
  },
];

/** True where the difference touches this attempt at all. */
export function concerns(difference: AllowedDifference, attempt: Attempt): boolean {
  const certain = difference.theyRefuse ?? difference.theyMayAccept;
  if (certain) return certain(attempt);
  if (difference.name === 'body that is no UTF-8') return !isUtf8(attempt.body);
  return JSON.stringify(difference.asTheyReadIt?.(attempt)) !== JSON.stringify(attempt);
}

function isJson(attempt: Attempt): boolean {
  try {
    JSON.parse(textOf(attempt));
    return true;
  } catch {
    return false;
  }
}

function mapHeader(attempt: Attempt, part: string, change: (value: string) => string): Attempt {
  const headers = Object.entries(attempt.headers).map(([name, value]) => [
    name,
    name.endsWith(`-${part}`) && value !== '' ? change(value) : value,
  ]);
  return { ...attempt, headers: Object.fromEntries(headers) };
}

function mapSignatures(attempt: Attempt, change: (entries: readonly string[]) => readonly string[]): Attempt {
  return mapHeader(attempt, 'signature', (value) => change(value.split(' ')).join(' '));
}

function mapSecrets(attempt: Attempt, change: (secret: string) => string): Attempt {
  return { ...attempt, secrets: attempt.secrets.map(change) };
}

/** Four characters make three bytes, so a single one left over makes none. */
function withoutOddEnd(secret: string): string {
  const base64 = secret.replace(/^whsec_/, '');
  const digits = base64.replace(/={1,2}$/, '');
  return base64.length >= 4 && digits.length % 4 === 1 ? digits.slice(0, -1) : secret;
}

function inOneFamily(attempt: Attempt): Attempt {
  const { headers } = attempt;
  const pairs = ['id', 'timestamp', 'signature'].map((part) => [
    `svix-${part}`,
    headers[`svix-${part}`] ?? headers[`webhook-${part}`],
  ]);
  return { ...attempt, headers: Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) };
}
