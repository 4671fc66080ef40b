import { expect, test } from 'vitest';
import { blockOf, canonicalCidr, formatIpv4 } from '../../../src/local-aws/core/ip-addresses.ts';

test.each([
  ['100.68.0.18/18', '100.68.0.0/18'],
  ['203.0.113.7/32', '203.0.113.7/32'],
  ['255.255.255.255/0', '0.0.0.0/0'],
  ['192.168.1.255/1', '128.0.0.0/1'],
])('the IPv4 block %s is %s', (text, canonical) => {
  expect(canonicalCidr(text, 4)).toBe(canonical);
});

test.each([
  ['::/0', '::/0'],
  ['2001:DB8:0:0:1:0:0:1/128', '2001:db8::1:0:0:1/128'],
  ['2001:db8:1234:5678::1/56', '2001:db8:1234:5600::/56'],
  ['::1/128', '::1/128'],
  ['1:2:3:4:5:6:7:8/128', '1:2:3:4:5:6:7:8/128'],
])('the IPv6 block %s is %s', (text, canonical) => {
  expect(canonicalCidr(text, 6)).toBe(canonical);
});

test.each([
  ['10.0.0.0', 4],
  ['10.0.0.0/33', 4],
  ['10.0.0.256/8', 4],
  ['10.0.0/8', 4],
  ['::/0', 4],
  ['10.0.0.0/8', 6],
  ['2001:db8::1::/64', 6],
  ['1:2:3:4:5:6:7/64', 6],
  ['2001:db8::/129', 6],
  ['', 6],
] as const)('%j is no IPv%s block', (text, version) => {
  expect(canonicalCidr(text, version)).toBeUndefined();
});

test('the addresses of a block can be counted through', () => {
  const { first, size } = blockOf('172.31.16.0/20');
  expect([formatIpv4(first), formatIpv4(first + size - 1)]).toEqual([
    '172.31.16.0',
    '172.31.31.255',
  ]);
});
