import { CfnIPSet } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { type AddressFamily, addressFamily } from '../config/cidr.ts';

const VERSIONS = { ipv4: 'IPV4', ipv6: 'IPV6' } as const satisfies Record<AddressFamily, string>;

/** Makes the IP sets for a list of ranges, one per address family that occurs, and returns their ARNs. */
export function ipSets(scope: Construct, id: string, cidrs: readonly string[]): string[] {
  return (['ipv4', 'ipv6'] as const).flatMap((family) => {
    const addresses = cidrs.filter((cidr) => addressFamily(cidr) === family);
    if (addresses.length === 0) return [];
    const set = new CfnIPSet(scope, `${id}-${family}`, {
      description: `Addresses that may deliver to ${id}`,
      scope: 'REGIONAL',
      ipAddressVersion: VERSIONS[family],
      addresses,
    });
    return [set.attrArn];
  });
}
