import { addressFamily } from '../../../lib/config/cidr.ts';

describe('addressFamily', () => {
  it.each([
    ['44.228.126.217/32', 'ipv4'],
    ['10.0.0.0/8', 'ipv4'],
    ['2600:1f24:64:8000::/52', 'ipv6'],
    ['::1/128', 'ipv6'],
  ])('of %s is %s', (cidr, family) => {
    expect(addressFamily(cidr)).toBe(family);
  });

  it.each([
    '44.228.126.217',
    '44.228.126/24',
    '44.228.126.217/33',
    '44.228.126.217/032',
    '0.0.0.0/0',
    '::/0',
    '::1/129',
    '::1/1e2',
    '10.0.0.0/8/8',
    '',
  ])('refuses %j', (cidr) => {
    expect(addressFamily(cidr)).toBeUndefined();
  });
});
