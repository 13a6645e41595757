import type { Delivery } from '../../../ops/deliveries/delivery.ts';
import type { EventWay } from '../../../ops/event/event-way.ts';
import { type SignedWith, signedWith } from '../../../ops/event/signed-with.ts';
import { agoText, momentText } from './figures.ts';
import type { HopText } from './hop-text.ts';

/** The web ACL as a delivery that got to the intake has passed it. What it lets through it keeps no account of. */
export const AT_WEB_ACL: HopText = {
  title: 'Web ACL',
  state: 'passed',
  details: ['it keeps no time of what it lets through'],
};

/** The signature of a delivery: with which secret, and since when its source has that. Undefined: that may not be looked at. */
export function atSignature(delivery: Delivery, secret: EventWay['secret'], now: Date): HopText {
  const which = secret === undefined ? thenSigned(delivery) : signedWith(delivery, secret);
  const more = secret?.putAt === undefined ? '' : DETAILS[which](secret.putAt, now);
  const until =
    which === 'previous' && secret?.previousUntil !== undefined
      ? [`it counts until ${momentText(secret.previousUntil, now)}`]
      : [];
  return {
    title: 'Signature',
    state: 'verified',
    details: [`with the ${NAMES[which]}${more}`, ...until],
  };
}

function thenSigned({ verifiedByPrevious }: Delivery): SignedWith {
  return verifiedByPrevious ? 'previous-then' : 'current-then';
}

const NAMES: Readonly<Record<SignedWith, string>> = {
  current: 'current secret',
  'current-then': 'secret that was current then',
  previous: 'secret before the current one',
  'previous-then': 'secret before the one that was current then',
};

const DETAILS: Readonly<Record<SignedWith, (putAt: string, now: Date) => string>> = {
  current: (putAt, now) => `, put ${agoText(putAt, now)}`,
  'current-then': (putAt, now) => `; another was put ${momentText(putAt, now)}`,
  previous: (putAt, now) => `, which was put ${momentText(putAt, now)}`,
  'previous-then': (putAt, now) => `; another was put ${momentText(putAt, now)}`,
};
