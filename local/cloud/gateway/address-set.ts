import { BlockList, isIP, isIPv6 } from 'node:net';
import type { IpSetProperties } from './web-acl-properties.ts';

export interface AddressSet {
  has(address: string): boolean;
}

const FAMILIES = {
  IPV4: { family: 'ipv4', version: 4, bits: 32 },
  IPV6: { family: 'ipv6', version: 6, bits: 128 },
} as const;

/** An IP set as WAF takes it: CIDR ranges of one version, any prefix but /0. Throws an error that names a wrong range. */
export function createAddressSet({ IPAddressVersion, Addresses }: IpSetProperties): AddressSet {
  const { family, version, bits } = FAMILIES[IPAddressVersion];
  const list = new BlockList();
  for (const cidr of Addresses) {
    const [, network = '', prefix = ''] = /^(.+)\/(\d{1,3})$/.exec(cidr) ?? [];
    if (isIP(network) !== version || Number(prefix) < 1 || Number(prefix) > bits) {
      throw new Error(
        `${JSON.stringify(cidr)} is not an ${IPAddressVersion} range such as ${family === 'ipv4' ? '192.0.2.0/24' : '2001:db8::/32'} (prefix 1 to ${bits})`,
      );
    }
    list.addSubnet(network, Number(prefix), family);
  }
  // An address of the other version, or none at all, is in no set.
  return { has: (address) => list.check(address, family) };
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** The address as WAF would know it: an IPv4 address that came in over an IPv6 socket is an IPv4 address. */
export function plainAddress(address: string): string {
  return (isIPv6(address) && MAPPED.exec(address)?.[1]) || address;
}
