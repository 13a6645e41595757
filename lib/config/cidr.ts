import { isIPv4, isIPv6 } from 'node:net';

/** The longest prefix per family. WAF takes every length but 0. */
const MAX_PREFIX_LENGTH = { ipv4: 32, ipv6: 128 } as const;

/** The two kinds of address, which WAF keeps in sets of their own. */
export type AddressFamily = keyof typeof MAX_PREFIX_LENGTH;

/** What is allowed, for messages. */
export const CIDR_ALLOWED = 'an IPv4 or IPv6 range such as 198.51.100.7/32 or 2001:db8::/56, but not /0';

/** The family of an address range, or undefined for text that is not one. */
export function addressFamily(cidr: string): AddressFamily | undefined {
  const [address = '', length = '', ...rest] = cidr.split('/');
  if (rest.length > 0 || !/^[1-9]\d{0,2}$/.test(length)) return undefined;
  const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined;
  return family !== undefined && Number(length) <= MAX_PREFIX_LENGTH[family] ? family : undefined;
}
