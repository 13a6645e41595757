import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { verify as octokitVerify } from '@octokit/webhooks-methods';
import { PrivyClient } from '@privy-io/node';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { Webhook as SvixWebhook } from 'svix';
import { readPayload } from '../../core/intake/read-payload.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { Contestant } from '../measure.ts';
import { SIGNED_BY, type SignedBy, type SignedDelivery } from './deliveries.ts';

/** Ours: what the intake does with the raw bytes until it has the payload. */
export const OURS = 'wallet-webhooks';
/** The least that anybody can do with node:crypto: the key is ready, one signature is compared, nothing is checked. */
export const BARE = 'bare node:crypto';

/** What verifies a delivery and parses its body, from the bytes. Each says whether it took the delivery. */
export function contestants(by: SignedBy, delivery: SignedDelivery): readonly Contestant[] {
  const others = by === 'privy' ? svixContestants(delivery) : octokitContestants(delivery);
  return [ours(SIGNED_BY[by], delivery), ...others];
}

function ours(provider: Provider, { request, secret }: SignedDelivery): Contestant {
  const run = () => provider.verify(request, [secret], new Date()).ok && readPayload(request.body).ok;
  return { name: OURS, run };
}

function svixContestants({ body, headers, secret }: SignedDelivery): readonly Contestant[] {
  const key = createSecretKey(secret.replace('whsec_', ''), 'base64');
  const { 'svix-id': id = '', 'svix-timestamp': timestamp = '', 'svix-signature': signature = '' } = headers;
  const standard = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const svixNames = { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': signature };
  const [svix, other] = [new SvixWebhook(secret), new StandardWebhook(secret)];
  const privy = new PrivyClient({ appId: 'app-id', appSecret: 'app-secret' }).webhooks();
  const given = Buffer.from(signature.slice('v1,'.length), 'base64');
  return [
    bare(() => createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest(), given, body),
    library('svix', () => svix.verify(body, svixNames)),
    library('standardwebhooks', () => other.verify(body, standard)),
    library('@privy-io/node', () =>
      privy.verify({ payload: body.toString(), headers: svixNames, signing_secret: secret }),
    ),
  ];
}

function octokitContestants({ body, headers, secret }: SignedDelivery): readonly Contestant[] {
  const key = createSecretKey(secret, 'utf8');
  const signature = headers['x-dynamic-signature-256'] ?? '';
  const given = Buffer.from(signature.slice('sha256='.length), 'hex');
  const octokit = async () => {
    const text = body.toString();
    if (!(await octokitVerify(secret, text, signature))) return false;
    JSON.parse(text);
    return true;
  };
  return [
    bare(() => createHmac('sha256', key).update(body).digest(), given, body),
    { name: '@octokit/webhooks-methods', run: octokit },
  ];
}

function bare(mac: () => Buffer, given: Buffer, body: Buffer): Contestant {
  const run = () => {
    if (!timingSafeEqual(mac(), given)) return false;
    JSON.parse(body.toString());
    return true;
  };
  return { name: BARE, run };
}

/** These libraries throw where a delivery is refused. */
function library(name: string, verify: () => unknown): Contestant {
  const run = () => {
    try {
      verify();
      return true;
    } catch {
      return false;
    }
  };
  return { name, run };
}
