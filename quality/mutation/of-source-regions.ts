import { regionsOf } from '../../src/site/weaving/source-regions.ts';
import { programFiles, type Originals } from './originals.ts';
import { mutantOf, onLine, type Mutant } from './mutant.ts';

/** Each marker of each region once gone, and each region once under another name. */
export function ofRegions(originals: Originals): Mutant[] {
  return programFiles(originals).flatMap((file) =>
    regionsOf(originals.read(file), file).flatMap(
      ({ name, line: first, end: last, marked }): Mutant[] => {
        if (!marked) {
          const renamed = onLine(first, (text) => text.replace(`${name}(`, `${name}2(`));
          return [
            mutantOf(file, 'rename a region', `a function ${name}2 instead of ${name}`, renamed),
          ];
        }
        const without = () => undefined;
        const renamed = (line: string) => `${line}-2`;
        return [
          mutantOf(file, 'drop a marker', `no #region ${name}`, onLine(first, without)),
          mutantOf(file, 'drop a marker', `no #endregion ${name}`, onLine(last, without)),
          mutantOf(file, 'rename a region', `#region ${name}-2 instead of ${name}`, (text) =>
            onLine(last, renamed)(onLine(first, renamed)(text)),
          ),
        ];
      },
    ),
  );
}
