import type { RawRequest } from '../provider.ts';

/** Svix names its headers one way or the other per environment, and never mixes the two. */
export type HeaderFamily = 'svix' | 'webhook';

export interface SvixHeaderNames {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/** The names to read from this request: `svix-*` where it carries any of them, else all three `webhook-*`. */
export function svixHeaderNames(headers: RawRequest['headers']): SvixHeaderNames {
  const svix = namesIn('svix');
  return Object.values(svix).some((name) => headers.has(name)) ? svix : namesIn('webhook');
}

function namesIn(family: HeaderFamily): SvixHeaderNames {
  return { id: `${family}-id`, timestamp: `${family}-timestamp`, signature: `${family}-signature` };
}

/** Where a signature may be, one name per family. */
export const SVIX_SIGNATURE_HEADERS: readonly string[] = [
  namesIn('svix').signature,
  namesIn('webhook').signature,
];

/** A `v1` entry, wherever it stands among the others: base64 of 32 bytes, padded. */
export const SIGNATURE_FORM = 'v1,[A-Za-z0-9+/]{43}=';

const UNIX_SECONDS = /^(?:0|[1-9][0-9]{0,11})$/;

/** The seconds in a timestamp header, or undefined. Digits only: `parseInt` would sign something else than was sent. */
export function unixSeconds(timestamp: string): number | undefined {
  return UNIX_SECONDS.test(timestamp) ? Number(timestamp) : undefined;
}
