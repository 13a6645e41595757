import { allowedDifferences } from './allowed-differences.ts';
import type { Attempt } from './attempt.ts';
import { dynamicMac, lenientKey, svixMac } from './own-signature.ts';

const SECRET = 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx';
const TIMESTAMP = '1795305601';
const NOW = new Date('2026-11-22T00:00:01.000Z');
const BODY = '{"message":"Hello, World!","type":"privy.test"}';

interface PrivyParts {
  readonly body?: Buffer;
  readonly secret?: string;
  readonly timestamp?: string;
  readonly signedTimestamp?: string;
  readonly header?: (mac: string) => string;
  readonly names?: readonly [id: string, timestamp: string, signature: string];
}

function privy(parts: PrivyParts): Attempt {
  const { body = Buffer.from(BODY), secret = SECRET, timestamp = TIMESTAMP } = parts;
  const { signedTimestamp = timestamp, header = (mac) => `v1,${mac}` } = parts;
  const [id, time, signature] = parts.names ?? ['svix-id', 'svix-timestamp', 'svix-signature'];
  const mac = svixMac(lenientKey(secret), { id: 'msg_1', timestamp: signedTimestamp, body });
  return {
    headers: { [id]: 'msg_1', [time]: timestamp, [signature]: header(mac) },
    body,
    secrets: [secret],
    now: NOW,
  };
}

function dynamic(body: Buffer): Attempt {
  const secret = 'dyn_fixtureSecret0000000000000000000000000001';
  const headers = { 'x-dynamic-signature-256': `sha256=${dynamicMac(secret, body)}` };
  return { headers, body, secrets: [secret], now: NOW };
}

const notUtf8 = Buffer.from([0x22, 0xff, 0x22]);

/** For every allowed difference, an attempt in which it is the whole difference. */
export const witnesses: Readonly<Record<string, Attempt>> = {
  'privy: timestamp that is more than digits': privy({
    timestamp: `${TIMESTAMP}abc`,
    signedTimestamp: TIMESTAMP,
  }),
  'privy: secret that ends in no base64': privy({ secret: `${SECRET}!` }),
  'privy: secret without a key': privy({ secret: 'whsec_' }),
  'privy: headers of both families mixed': privy({
    names: ['svix-id', 'webhook-timestamp', 'svix-signature'],
  }),
  'privy: signature of three parts': privy({ header: (mac) => `v1,${mac},v1` }),
  'privy: more than 32 signatures': privy({ header: (mac) => `${'v1,AAAA '.repeat(32)}v1,${mac}` }),
  'privy: body that is no UTF-8': privy({ body: notUtf8 }),
  'privy: body that is no JSON': privy({ body: Buffer.from('not json') }),
  'privy: empty body': privy({ body: Buffer.alloc(0) }),
  'privy: webhook-* headers': privy({ names: ['webhook-id', 'webhook-timestamp', 'webhook-signature'] }),
  'dynamic: body that is no UTF-8': dynamic(notUtf8),
  'dynamic: empty body': dynamic(Buffer.alloc(0)),
};

/** Every difference with its witness and each library it is about. */
export const witnessed = allowedDifferences.flatMap((difference) =>
  difference.oracles.map((oracleName) => {
    const name = `${difference.provider}: ${difference.name}`;
    return { name, difference, oracleName, attempt: witnesses[name] };
  }),
);
