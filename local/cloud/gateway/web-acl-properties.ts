/** The properties of `AWS::WAFv2::IPSet` that are evaluated. Same names. */
export interface IpSetProperties {
  readonly IPAddressVersion: 'IPV4' | 'IPV6';
  readonly Addresses: readonly string[];
}
