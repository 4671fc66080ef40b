import { textsLike } from '../harness/files-like.ts';
import { lineAt } from './line-of.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import { placedTextsIn } from './prose/text.ts';
import type { Check } from './world.ts';

const TABLE = 'src/engine/prices.ts';
/** Where a reader may see what a price is of, beside the pages. */
const SHOWN = ['src/{engine,site}/**/*.{ts,astro}', 'scripts/{steps,concepts,failures,cli}/*.ts'];

/** The Region of a price, its source and the day on which that was read are in one table, and nowhere typed by hand. */
export const prices: Check = {
  name: 'texts about prices',
  run: ({ pages }) => checkPrices(pages),
};

/** @param programs what programs and components are, by their file */
export function checkPrices(
  pages: readonly Page[],
  programs: ReadonlyMap<string, string> = readPrograms(),
): Verdict {
  const all = [...pages.flatMap(linesOf), ...[...programs].flatMap(stringsOf)];
  const texts = all.filter(({ text }) => PRICE.test(text));
  return { count: texts.length, problems: texts.flatMap(typed) };
}

// --- internal ---

interface Text {
  file: string;
  line: number;
  text: string;
}

const PRICE = /\bprices?\b|\bUSD\b|\bdollars?\b|<Value of="(?:prices|figures)\.|usdPerHour/i;

/** A Region, a source of prices, a day or a month as somebody would type it. */
const TYPED =
  /\b(?:us|eu|ap|sa|ca)-[a-z]+-\d\b|\b(?:public )?table of list prices\b|AWS (?:Price List|Pricing API)(?=, )|\bread (?:on|in) (?:\d{4}-\d\d|\d{0,2} ?[A-Z][a-z]+ \d{4})/;

function linesOf({ file, source }: Page): Text[] {
  // A command takes a Region whatever a price is of.
  return source.split('\n').map((text, index) => ({
    file,
    line: index + 1,
    text: text.replaceAll(/`[^`]*`|run=\{?"[^"]*"/g, ''),
  }));
}

function readPrograms(): Map<string, string> {
  const isShown = (file: string) => file !== TABLE && !file.startsWith('src/site/facts/');
  return new Map([...textsLike(SHOWN)].filter(([file]) => isShown(file)));
}

/** The texts that programs and components print. */
function stringsOf([file, source]: [string, string]): Text[] {
  return file.endsWith('.astro')
    ? source.split('\n').map((text, index) => ({ file, line: index + 1, text }))
    : placedTextsIn(source).map(({ text, at }) => ({ file, line: lineAt(source, at), text }));
}

function typed({ file, line, text }: Text): Problem[] {
  const found = TYPED.exec(text)?.[0];
  if (found === undefined) return [];
  return [
    {
      file,
      line,
      expected: `the Region, the source and the day of a price from ${TABLE}`,
      found: `"${found}", typed by hand`,
      mend: file.endsWith('.mdx')
        ? 'show it: <Value of="prices.region" />, <Value of="prices.natGateway.date" />'
        : `take it from there: PRICED_REGION, or the price's own source and date`,
    },
  ];
}
