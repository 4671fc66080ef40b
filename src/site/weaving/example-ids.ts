const PLACEHOLDER = /<([a-z]+(?:-[a-z]+)*)(?:-(\d+))?>/g;

/**
 * A recorded text as a reader sees it: where the recording has a placeholder for an id that differs from run to run, there is an
 * id as AWS makes them. The same placeholder is the same id on every page. What is no such placeholder stays.
 */
export function withExampleIds(text: string): string {
  return text.replaceAll(PLACEHOLDER, (placeholder, type: string) => {
    const example = EXAMPLES.get(type);
    return example ? example(digitsOf(placeholder)) : placeholder;
  });
}

/** The same for a drawing and its words, where a UUID would only take room: a name that ends in one is cut before it. */
export function withoutUuids(text: string): string {
  return text.replaceAll(/(?:<|&lt;)uuid(?:-\d+)?(?:>|&gt;)/g, '…');
}

// --- internal ---

/** Makes an id from hexadecimal digits, of which there are enough. */
type Example = (hex: string) => string;

const after =
  (prefix: string): Example =>
  (hex) =>
    `${prefix}-0${hex.slice(0, 16)}`;

/** By the type of a placeholder, as src/engine/placeholders.ts and the services there name them. */
const EXAMPLES = new Map<string, Example>([
  ['security-group', after('sg')],
  ['security-group-rule', after('sgr')],
  ['subnet', after('subnet')],
  ['vpc', after('vpc')],
  ['eni', after('eni')],
  ['internet-gateway', after('igw')],
  ['route-table', after('rtb')],
  ['nat-gateway', after('nat')],
  ['elastic-address', after('eipalloc')],
  ['task-id', (hex) => hex.slice(0, 32)],
  ['id', (hex) => hex.slice(0, 32)],
  ['digest', (hex) => hex],
  ['load-balancing-id', (hex) => hex.slice(0, 16)],
  ['scalable-target-id', (hex) => `0ec5${hex.slice(0, 32)}`],
  ['deployment-id', (hex) => `ecs-svc/${decimal(hex, 19)}`],
  ['role-id', (hex) => `AROA${hex.slice(0, 17).toUpperCase()}`],
  [
    'uuid',
    (hex) => hex.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5'),
  ],
  ['mac', (hex) => `0a:${hex.slice(0, 10).match(/../g)!.join(':')}`],
  ['public-ip', (hex) => `203.0.113.${1 + (parseInt(hex.slice(0, 2), 16) % 254)}`],
  [
    'private-ip',
    (hex) => `172.31.${parseInt(hex.slice(0, 2), 16)}.${parseInt(hex.slice(2, 4), 16)}`,
  ],
]);

/** 64 hexadecimal digits that depend on a text alone: FNV-1a, with the place of each digit. */
function digitsOf(text: string): string {
  let digits = '';
  for (let part = 0; digits.length < 64; part += 1) {
    let hash = 0x811c9dc5;
    for (const letter of `${part}${text}${part}`) {
      hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
    }
    digits += hash.toString(16).padStart(8, '0');
  }
  return digits;
}

function decimal(hex: string, length: number): string {
  return BigInt(`0x1${hex.slice(0, 20)}`)
    .toString()
    .slice(0, length);
}
