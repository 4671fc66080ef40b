import { createHash } from 'node:crypto';

/**
 * So many mutants of each kind, in their order, so that a kind with few members is not forgotten. Hashes of their names and the seed
 * draw the lots: the same seed chooses the same ones, also when others are added.
 */
export function sampleOfEach<Item extends { kind: string; name: string }>(
  items: readonly Item[],
  count: number,
  seed: number,
): Item[] {
  return [...Map.groupBy(items, ({ kind }) => kind).values()].flatMap((ofKind) => {
    const lots = ofKind.map((item) => ({ item, lot: lotOf(`${seed} ${item.name}`) }));
    lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
    const chosen = new Set(lots.slice(0, count).map(({ item }) => item));
    return ofKind.filter((item) => chosen.has(item));
  });
}

// --- internal ---

function lotOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
