import { createHash } from 'node:crypto';

/**
 * So many of some things, in their order. Hashes of their names and the seed draw the lots: the same seed chooses the same
 * ones, also when others are added.
 */
function sample<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  count: number,
  seed: number,
): Item[] {
  const lots = items
    .map((item) => ({ item, lot: lotOf(`${seed} ${nameOf(item)}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const chosen = new Set(lots.slice(0, count).map(({ item }) => item));
  return items.filter((item) => chosen.has(item));
}

/** So many of each kind, so that a kind with few members is not forgotten. */
export function sampleOfEach<Item extends { kind: string; name: string }>(
  items: readonly Item[],
  count: number,
  seed: number,
): Item[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = items.filter((item) => item.kind === kind);
    return sample(ofKind, ({ name }) => name, count, seed);
  });
}

// --- internal ---

function lotOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
