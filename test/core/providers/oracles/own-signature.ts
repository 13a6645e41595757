import { createHmac } from 'node:crypto';

/** The bytes of a Svix secret, read as leniently as possible. */
export function lenientKey(secret: string): Buffer {
  return Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
}

/** The base64 of a Svix signature over any header texts and bytes: made here, so that odd ones can be signed as well. */
export function svixMac(key: Buffer, signed: { id: string; timestamp: string; body: Buffer }): string {
  const { id, timestamp, body } = signed;
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
}

/** The hex of a Dynamic signature. */
export function dynamicMac(secret: string, body: Buffer): string {
  return createHmac('sha256', secret).update(body).digest('hex');
}
