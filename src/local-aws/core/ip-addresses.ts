/** IPv4 addresses as numbers, so that subnets can be counted through. */

/** The number of an IPv4 address, or `undefined` when the text is not one. */
export function parseIpv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((number, part) => number * 256 + part, 0);
}

/** `172.31.0.4` for its number. */
export function formatIpv4(number: number): string {
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

/** The first address and the number of addresses of a block such as `172.31.0.0/20`. */
export function blockOf(cidr: string): { first: number; size: number } {
  const [address = '', length = ''] = cidr.split('/');
  return { first: parseIpv4(address) ?? 0, size: 2 ** (32 - Number(length)) };
}

/**
 * The canonical form of an IPv4 or IPv6 block, with the bits behind the prefix cleared as AWS does: `100.68.0.18/18` is
 * `100.68.0.0/18`. `undefined` when the text is not a block of that version.
 */
export function canonicalCidr(text: string, version: 4 | 6): string | undefined {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  if (!match) return undefined;
  const [address, length] = [match[1]!, Number(match[2])];
  if (length > (version === 4 ? 32 : 128)) return undefined;
  if (version === 4) {
    const number = parseIpv4(address);
    if (number === undefined) return undefined;
    const size = 2 ** (32 - length);
    return `${formatIpv4(number - (number % size))}/${length}`;
  }
  const groups = parseIpv6(address);
  if (!groups) return undefined;
  const masked = groups.map((group, index) => {
    const kept = Math.min(Math.max(length - index * 16, 0), 16);
    return group & (0xffff << (16 - kept)) & 0xffff;
  });
  return `${formatIpv6(masked)}/${length}`;
}

// --- internal ---

function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<string>(missing).fill('0'), ...tail];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.map((group) => parseInt(group, 16));
}

// RFC 5952: lower case, and the longest run of two or more zero groups is `::`.
function formatIpv6(groups: readonly number[]): string {
  const text = groups.map((group) => group.toString(16));
  let [start, length] = [0, 0];
  for (let from = 0; from < 8; from++) {
    let to = from;
    while (to < 8 && groups[to] === 0) to++;
    if (to - from > length) [start, length] = [from, to - from];
  }
  if (length < 2) return text.join(':');
  return `${text.slice(0, start).join(':')}::${text.slice(start + length).join(':')}`;
}
