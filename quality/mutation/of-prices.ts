import { PRICES } from '../../src/engine/prices.ts';
import { mutantOf, type Mutant } from './mutant.ts';

const FILE = 'src/engine/prices.ts';

/** Each price once higher, and once of another day. */
export function ofPrices(): Mutant[] {
  return Object.keys(PRICES).flatMap((name) => [
    priceMutant(name, 'is dearer', /usd: ([\d.]+)/, 'usd: 1$1'),
    priceMutant(name, 'was read on another day', /date: '\d+/, "date: '1999"),
  ]);
}

// --- internal ---

function priceMutant(name: string, what: string, from: RegExp, to: string): Mutant {
  const entry = new RegExp(`^  ${name}: \\{.*?^  \\},`, 'ms');
  return mutantOf(FILE, 'swap a value in a price', `${name} ${what}`, (text) =>
    text.replace(entry, (found) => found.replace(from, to)),
  );
}
