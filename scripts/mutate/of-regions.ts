import type { Originals } from './generate.ts';
import { onLine, type Mutant } from './mutant.ts';

/** Each marker of each region once gone, and each region once under another name. */
export function ofRegions({ ledger }: Originals): Mutant[] {
  return Object.values({ ...ledger.steps, ...ledger.concepts }).flatMap(({ file, regions }) =>
    Object.entries(regions).flatMap(([name, { lines }]): Mutant[] => {
      const [first, last] = lines.split('-').map(Number) as [number, number];
      return [
        {
          name: `${file}: no #region ${name}`,
          kind: 'drop a marker',
          file,
          edit: onLine(first, () => undefined),
        },
        {
          name: `${file}: no #endregion ${name}`,
          kind: 'drop a marker',
          file,
          edit: onLine(last, () => undefined),
        },
        {
          name: `${file}: #region ${name}-2 instead of ${name}`,
          kind: 'rename a region',
          file,
          edit: (text) =>
            onLine(last, (line) => `${line}-2`)(onLine(first, (line) => `${line}-2`)(text)),
        },
      ];
    }),
  );
}
