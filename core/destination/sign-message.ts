import type { KeyObject } from 'node:crypto';
import { hmacSha256 } from '../providers/hmac.ts';
import { signingKey } from '../providers/privy/signing-key.ts';
import type { AcceptedSecret } from '../secrets/secrets.ts';

/** What Standard Webhooks asks of a secret. */
const MIN_KEY_BYTES = 24;

/** What is signed. */
export interface Message {
  /** Without a dot. */
  readonly id: string;
  readonly body: string;
  /** When this attempt is made. */
  readonly at: Date;
}

/**
 * The headers of Standard Webhooks for a message: its id, the time and one signature per secret, so that a receiver that has
 * either takes it. Throws where the current secret is missing or is none; a previous one that is none signs nothing.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signMessage(
  { id, body, at }: Message,
  secrets: readonly AcceptedSecret[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = [`${id}.${timestamp}.`, body];
  const signatures = keysOf(secrets).map((key) => `v1,${hmacSha256(key, signed).toString('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function keysOf(secrets: readonly AcceptedSecret[]): KeyObject[] {
  const current = secrets.find(({ stage }) => stage === 'current');
  if (current === undefined) throw new SigningSecretError('no-signing-secret');
  if (longKey(current) === undefined) throw new SigningSecretError('bad-signing-secret');
  return secrets.flatMap((secret) => longKey(secret) ?? []);
}

function longKey({ value }: AcceptedSecret): KeyObject | undefined {
  const key = signingKey(value);
  return key !== undefined && (key.symmetricKeySize ?? 0) >= MIN_KEY_BYTES ? key : undefined;
}

/** A destination's secret is missing or is none, so nothing can be signed. */
export class SigningSecretError extends Error {
  readonly code: 'no-signing-secret' | 'bad-signing-secret';

  constructor(code: SigningSecretError['code']) {
    super(
      `The signing secret of the destination is ${code === 'no-signing-secret' ? 'missing' : 'none'}; allowed: base64 of at ` +
        `least ${MIN_KEY_BYTES} bytes, with or without whsec_ before it. Put one with aws secretsmanager put-secret-value.`,
    );
    this.name = 'SigningSecretError';
    this.code = code;
  }
}
