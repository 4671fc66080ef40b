import { regionsOf } from '../../src/site/weaving/source-regions.ts';
import { programFiles, type Originals } from './originals.ts';
import { onLine, type Mutant } from './mutant.ts';

/** Each marker of each region once gone, and each region once under another name. */
export function ofRegions(originals: Originals): Mutant[] {
  return programFiles(originals).flatMap((file) =>
    regionsOf(originals.read(file), file).flatMap(
      ({ name, line: first, end: last, marked }): Mutant[] => {
        if (!marked) {
          return [
            {
              name: `${file}: a function ${name}2 instead of ${name}`,
              kind: 'rename a region',
              file,
              edit: onLine(first, (text) => text.replace(`${name}(`, `${name}2(`)),
            },
          ];
        }
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
      },
    ),
  );
}
