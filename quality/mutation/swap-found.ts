import { inSpan, mutantOf, type Mutant } from './mutant.ts';

/** Something that is found in a line of a text, and what comes in its place. */
export interface Swap {
  kind: string;
  /** Matches what is swapped, in a group where more than that has to match. */
  find: RegExp;
  other(found: string): string;
}

/** A line of a text. */
export interface Line {
  text: string;
  /** Counted from 1. */
  line: number;
  /** Where it begins in the text. */
  from: number;
}

export function linesOf(source: string): Line[] {
  let from = 0;
  return source.split('\n').map((text, index) => {
    const line = { text, line: index + 1, from };
    from += text.length + 1;
    return line;
  });
}

/** Each thing that is found in some lines of a file, once swapped. The patterns have the flags `d` and `g`. */
export function swapFound(file: string, lines: readonly Line[], swaps: readonly Swap[]): Mutant[] {
  return lines.flatMap(({ text, line, from: begins }) =>
    swaps.flatMap(({ kind, find, other }) =>
      [...text.matchAll(find)].map(({ 0: whole, 1: found = whole, indices }) => {
        const [from, to] = indices![1] ?? indices![0]!;
        const span = { from: begins + from, to: begins + to };
        const what = `${other(found)} instead of ${found}, line ${line}`;
        return mutantOf(file, kind, what, inSpan(span, other));
      }),
    ),
  );
}
