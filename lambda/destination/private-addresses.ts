import { BlockList, isIP } from 'node:net';

/** What is not public of IPv4, by the IANA registry of special addresses. The mapped form in IPv6 counts as the address itself. */
const PRIVATE_IPV4 = [
  ['0.0.0.0', 8], // this host
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // carriers' own
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, where AWS gives out the credentials of who runs there
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocols' own
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
] as const;

/** Of IPv6 only 2000::/3 is public: all else but mapped IPv4, which is in the middle of it, is not. */
const BEYOND_PUBLIC_IPV6 = [
  ['::', '::fffe:ffff:ffff'], // loopback, compatible IPv4
  ['::1:0:0:0', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], // translated IPv4, NAT64
  ['4000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], // unique local, link-local, site-local, multicast
] as const;

/** What is not public of 2000::/3. */
const PRIVATE_IPV6 = [
  ['2001::', 23], // protocols' own, among them Teredo, which carries IPv4
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which carries IPv4
  ['3fff::', 20], // documentation
] as const;

/** Addresses that are no place on the internet: those of this machine, its network and its cloud. */
export const PRIVATE_ADDRESSES: BlockList = blockList();

/** True for a literal address that is in the list. A name is no address. */
export function isListed(list: BlockList, host: string): boolean {
  const version = isIP(host);
  return version !== 0 && list.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

function blockList(): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of PRIVATE_IPV4) list.addSubnet(network, prefix, 'ipv4');
  for (const [first, last] of BEYOND_PUBLIC_IPV6) list.addRange(first, last, 'ipv6');
  for (const [network, prefix] of PRIVATE_IPV6) list.addSubnet(network, prefix, 'ipv6');
  return list;
}
