import type { Region } from '../../../core/account.ts';
import { blockOf, formatIpv4, parseIpv4 } from '../../../core/ip-addresses.ts';

/**
 * A private address of a subnet's block that nobody uses, the same for the same seed, interface and `used`. AWS keeps
 * the first four addresses of a block and the last to itself. Throws an Error when none is free.
 */
export function freePrivateIp(
  region: Region,
  cidr: string,
  interfaceId: string,
  used: ReadonlySet<string | undefined>,
): string {
  const { first, size } = blockOf(cidr);
  const usable = size - 5;
  const start = region.account.chance(usable, 'private-ip', interfaceId);
  for (let step = 0; step < usable; step++) {
    const address = formatIpv4(first + 4 + ((start + step) % usable));
    if (!used.has(address)) return address;
  }
  throw new Error(`no free address in "${cidr}": callers check first`);
}

/** A public address that belongs to no one in the world, and to no other interface while there are any left. */
export function freePublicIp(
  region: Region,
  interfaceId: string,
  used: ReadonlySet<string | undefined>,
): string {
  const pool = PUBLIC_RANGES.flatMap((range) =>
    Array.from({ length: 254 }, (_, index) => formatIpv4(parseIpv4(range)! + 1 + index)),
  );
  const start = region.account.chance(pool.length, 'public-ip', interfaceId);
  const inOrder = [...pool.slice(start), ...pool.slice(0, start)];
  // With more than 508 public tasks at once two of them share an address: better than an address that someone owns.
  return inOrder.find((address) => !used.has(address)) ?? pool[start]!;
}

/** The name that AWS's resolver gives a private address inside the VPC. */
export function privateName(region: Region, ip: string): string {
  const domain = region.name === 'us-east-1' ? 'ec2.internal' : `${region.name}.compute.internal`;
  return `ip-${ip.replaceAll('.', '-')}.${domain}`;
}

/** The public DNS name of a public address. */
export function publicName(region: Region, ip: string): string {
  const domain = region.name === 'us-east-1' ? 'compute-1' : `${region.name}.compute`;
  return `ec2-${ip.replaceAll('.', '-')}.${domain}.amazonaws.com`;
}

// --- internal ---

/** Ranges that RFC 5737 sets aside for documentation. */
const PUBLIC_RANGES = ['203.0.113.0', '198.51.100.0'];
