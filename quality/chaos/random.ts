import { mulberry32 } from '../harness/mulberry32.ts';

/** Draws that look random, and are the same for the same seed. */
export function randomOf(seed: number) {
  const next = mulberry32(seed);
  const below = (limit: number) => Math.floor((next() / 4294967296) * limit);
  return { below, of: <Item>(items: readonly Item[]): Item => items[below(items.length)]! };
}
