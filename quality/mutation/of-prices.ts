import { PRICES } from '../../src/engine/prices.ts';
import type { Mutant } from './mutant.ts';

const FILE = 'src/engine/prices.ts';

/** Each price once higher, and once of another day. */
export function ofPrices(): Mutant[] {
  return Object.keys(PRICES).flatMap((name): Mutant[] => [
    {
      name: `${FILE}: ${name} is dearer`,
      kind: 'swap a value in a price',
      file: FILE,
      edit: inEntry(name, (entry) => entry.replace(/usd: ([\d.]+)/, 'usd: 1$1')),
    },
    {
      name: `${FILE}: ${name} was read on another day`,
      kind: 'swap a value in a price',
      file: FILE,
      edit: inEntry(name, (entry) => entry.replace(/date: '\d+/, "date: '1999")),
    },
  ]);
}

// --- internal ---

function inEntry(name: string, change: (entry: string) => string): (text: string) => string {
  return (text) =>
    text.replace(new RegExp(`^  ${name}: \\{.*?^  \\},`, 'ms'), (entry) => change(entry));
}
