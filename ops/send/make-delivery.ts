import type { Provider } from '../../core/providers/provider.ts';
import type { SignedDelivery } from './deliver.ts';
import { renewalOf } from './renew-event.ts';
import type { Sample } from './sample-of.ts';

/** How a delivery is made. */
export interface Making {
  readonly provider: Provider;
  readonly url: string;
  readonly secret: string;
  /** When the event happened. */
  readonly time: Date;
  readonly now: Date;
  readonly ageSeconds: number;
  readonly breakSignature: boolean;
}

/** A delivery of a new event, and what must become of it. */
export interface MadeDelivery extends SignedDelivery {
  readonly id: string;
  /** Whether its signature is one that the provider could have made now. */
  readonly isGenuine: boolean;
}

/** Makes a new event of a sample, and signs it as its provider would, but for what is wanted otherwise. */
export function makeDelivery({ text }: Sample, making: Making): MadeDelivery {
  const { provider, url, secret, time, now } = making;
  const renewed = renewalOf(provider.name)(text, time);
  const signed = Buffer.from(renewed.text);
  const at = new Date(now.getTime() - making.ageSeconds * 1000);
  const headers = provider.sign(signed, { secret, id: renewed.id, at });
  const body = making.breakSignature ? withOneBitChanged(signed) : signed;
  const received = new Map(Object.entries(headers).map(([name, value]) => [name, [value]]));
  const { ok } = provider.verify({ headers: received, body }, [secret], now);
  return { id: renewed.id, url, headers, body, isGenuine: ok };
}

function withOneBitChanged(signed: Buffer): Buffer {
  const body = Buffer.from(signed);
  const middle = Math.floor(body.length / 2);
  body.writeUInt8(body.readUInt8(middle) ^ 1, middle);
  return body;
}
