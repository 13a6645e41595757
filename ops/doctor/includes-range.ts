import { BlockList, isIPv6 } from 'node:net';

/** Whether an address range has all of another one. Of what is no range, nothing is in it. */
export function includesRange(cidr: string, other: string): boolean {
  const [outer, inner] = [parsed(cidr), parsed(other)];
  if (outer.family !== inner.family || !(outer.length <= inner.length)) return false;
  const block = new BlockList();
  block.addSubnet(outer.address, outer.length, outer.family);
  return block.check(inner.address, inner.family);
}

function parsed(cidr: string) {
  const [address = '', length] = cidr.split('/');
  const family: 'ipv4' | 'ipv6' = isIPv6(address) ? 'ipv6' : 'ipv4';
  return { address, length: Number(length), family };
}
