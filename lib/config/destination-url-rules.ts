import { isListed, PRIVATE_ADDRESSES } from '../../lambda/destination/private-addresses.ts';
import type { DestinationOptions } from '../https-destination.ts';
import { fieldPath, isToken, notAllowed, type Rule, violations } from './rule.ts';

/** Four kilobytes are all that a function's variables may take. */
const MAX_URL_LENGTH = 2_000;
const ALLOWED = `an https:// URL of up to ${MAX_URL_LENGTH} characters, without credentials and without a fragment`;
const PUBLIC =
  'a host on the internet, or allowPrivateAddresses: true where the service is meant to be in a network of yours';

interface GivenUrl {
  readonly path: string;
  readonly url: URL;
  readonly allowPrivateAddresses: boolean;
}

const RULES: readonly Rule<GivenUrl>[] = [
  {
    condition: ({ url }) => url.protocol !== 'https:',
    message: ({ path, url }) => notAllowed(path, shown(url), `${ALLOWED}; give the service a certificate`),
  },
  {
    condition: ({ url }) => url.username !== '' || url.password !== '',
    message: ({ path, url }) =>
      notAllowed(path, shown(url), `${ALLOWED}; take them out, the signature says who sends`),
  },
  {
    condition: ({ url }) => url.hash !== '',
    message: ({ path, url }) =>
      notAllowed(path, shown(url), `${ALLOWED}; take out ${url.hash}, it is never sent`),
  },
  {
    condition: ({ url, allowPrivateAddresses }) => !allowPrivateAddresses && isPrivate(url),
    message: ({ path, url }) => notAllowed(path, shown(url), PUBLIC),
  },
];

/** What is wrong with the URL of a destination. What its name stands for is looked at when it is connected to. */
export function destinationUrlProblems(
  path: string,
  { url: text, allowPrivateAddresses }: DestinationOptions,
): string[] {
  const where = fieldPath(path, 'url');
  const isOne = typeof text === 'string' && !isToken(text) && text.length <= MAX_URL_LENGTH;
  const url = isOne ? URL.parse(text) : null;
  if (url === null) return [notAllowed(where, text, ALLOWED)];
  return violations(RULES, { path: where, url, allowPrivateAddresses: allowPrivateAddresses === true });
}

/** Without a user and a password. */
function shown(url: URL): string {
  const copy = new URL(url);
  if (copy.username !== '') copy.username = '***';
  if (copy.password !== '') copy.password = '***';
  return copy.href;
}

function isPrivate({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return isListed(PRIVATE_ADDRESSES, host) || /(^|\.)localhost$/.test(host);
}
