import type { Page, Use } from '../checks/page.ts';
import { figuresIn } from '../checks/prose/numbers.ts';
import { mutantOf, type Mutant, type Span } from './mutant.ts';
import type { Originals } from './originals.ts';
import { misspelt } from './break-code.ts';
import { linesOf, swapFound, type Swap } from './swap-found.ts';

/**
 * Things that are true elsewhere, in the place of what is true here: two close-ups or two sentences of fields swapped, two figures
 * of a line swapped, and another number in words, Region, action, value of a flag or proof of a claim.
 */
export function ofSentences({ pages }: Originals): Mutant[] {
  return pages.flatMap((page) => [
    ...swappedParts(page),
    ...swappedFigures(page),
    ...swapFound(page.file, linesOf(page.source), OTHERS),
  ]);
}

// --- internal ---

/** Neighbours of one kind that do not share a paragraph, each with the next. */
function swappedParts({ file, uses }: Page): Mutant[] {
  const closeUps = uses.filter(({ attributes }) => attributes['region'] !== undefined);
  const fields = uses.filter(({ component }) => component === 'RequestField');
  const pairs = (all: Use[]) => all.slice(1).map((other, index) => [all[index]!, other] as const);
  return [...pairs(closeUps), ...pairs(fields)]
    .filter(([one, other]) => one.component === 'RequestField' || one.before !== other.before)
    .map(([one, other]) => {
      const [first, second] = [one, other].map((use) => ({
        from:
          use.to -
          (use.inside === '' ? use.to - use.from : `${use.inside}\n</RequestField>`.length),
        to: use.inside === '' ? use.to : use.to - '\n</RequestField>'.length,
      })) as [Span, Span];
      const what = `the parts of lines ${one.line} and ${other.line} swapped`;
      return mutantOf(file, 'swap two parts of a page', what, (text) =>
        swappedIn(text, first, second),
      );
    });
}

/** The first two figures of a line, where they are not the same. */
function swappedFigures({ file, source, fences }: Page): Mutant[] {
  // A diagram shows an example.
  const shown = (line: number) =>
    fences.some((fence) => line > fence.line && line <= fence.line + fence.text.split('\n').length);
  return linesOf(source)
    .filter(({ line }) => !shown(line))
    .flatMap(({ text, line, from }): Mutant[] => {
      // Code, quotations and addresses are no figure of a sentence.
      const [one, other] = figuresIn(
        text.replaceAll(/`[^`]*`|"[^"]*"|\]\([^)]*\)|<[^>]*>/g, (found) =>
          ' '.repeat(found.length),
        ),
      )
        .filter(({ unit }) => unit !== 'date' && unit !== 'issue')
        .map(({ at, length }) => ({ from: from + at, to: from + at + length }));
      if (!one || !other || source.slice(one.from, one.to) === source.slice(other.from, other.to))
        return [];
      const what = `two figures of line ${line} swapped`;
      const edit = (whole: string) => swappedIn(whole, one, other);
      return [mutantOf(file, 'swap two figures of a sentence', what, edit)];
    });
}

const NUMBERS = 'two three four five six seven eight nine ten twenty thirty ninety'.split(' ');
const ACTIONS = [
  'ecs:CreateService',
  'ecs:DeleteService',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:DeleteRole',
  'logs:CreateLogGroup',
  'logs:DeleteLogGroup',
  'ec2:CreateTags',
  'ec2:DeleteTags',
];

/** Things that are found in a line of prose, and what stands there instead. */
const OTHERS: readonly Swap[] = [
  {
    kind: 'give another number in words',
    find: new RegExp(
      `\\b(?:${NUMBERS.join('|')})(?=[ -](?:seconds?|minutes?|hours?|days?|months?|GB|dollars)\\b)`,
      'dg',
    ),
    other: (found) => next(NUMBERS, found),
  },
  { kind: 'name another Region', find: /\bus-east-1\b/dg, other: () => 'us-west-1' },
  {
    kind: 'type a Region of prices by hand',
    find: /<Value of="prices\.region" \/>/dg,
    other: () => 'us-east-1',
  },
  {
    kind: 'name another action',
    find: /(?<=`)(?:ecs|iam|logs|ec2):[A-Z]\w+(?=`)/dg,
    other: (found) =>
      next(
        ACTIONS.filter((action) => action.split(':')[0] === found.split(':')[0]),
        found,
      ),
  },
  {
    kind: 'give a flag another value',
    find: /(?<=--(?:desired-count|cpu|memory|port|from|to|architecture) )[\w-]+/dg,
    other: (found) =>
      /^\d+$/.test(found)
        ? String(found === '256' ? 512 : Number(found) + 1)
        : found === 'ARM64'
          ? 'X86_64'
          : 'create-log-group',
  },
  {
    kind: 'break a claim',
    find: /(?<=<Claim (?:test|sdk)=")[^"]+|(?<=<Claim [^>]*(?:on|says)=")[^"]+/dg,
    other: misspelt,
  },
];

function swappedIn(text: string, one: Span, other: Span): string {
  return (
    text.slice(0, one.from) +
    text.slice(other.from, other.to) +
    text.slice(one.to, other.from) +
    text.slice(one.from, one.to) +
    text.slice(other.to)
  );
}

function next(all: readonly string[], found: string): string {
  return all[(all.indexOf(found) + 1) % all.length]!;
}
