import type { Mutant } from './mutant.ts';
import { ofGuides } from './of-guides.ts';
import { ofLocalAws } from './of-local-aws.ts';
import { ofLists } from './of-lists.ts';
import { ofPages } from './of-pages.ts';
import { ofPrices } from './of-prices.ts';
import { ofPrograms } from './of-programs.ts';
import { ofRecordings } from './of-recordings.ts';
import { ofRegions } from './of-source-regions.ts';
import { ofSentences } from './of-sentences.ts';
import { originals as here, type Originals } from './originals.ts';

/**
 * Every way of breaking the project, by the kinds of breakage that are known here. The same sources give the same
 * mutants, in the same order, and no two have the same name.
 */
export function generateMutants(originals: Originals = here()): Mutant[] {
  const mutants = [
    ...ofRegions(originals),
    ...ofPrograms(originals),
    ...ofPages(originals),
    ...ofSentences(originals),
    ...ofRecordings(originals),
    ...ofPrices(),
    ...ofLocalAws(originals),
    ...ofLists(originals),
    ...ofGuides(),
  ];
  const names = new Map<string, number>();
  return mutants.map((mutant) => {
    const times = (names.get(mutant.name) ?? 0) + 1;
    names.set(mutant.name, times);
    return times === 1 ? mutant : { ...mutant, name: `${mutant.name} (${times})` };
  });
}
