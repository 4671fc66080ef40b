/** A figure in a text: its value, its unit, and where it stands. */
export interface Figure {
  text: string;
  value: string;
  /** In the singular and as in UNITS, `date`, what stands before it (`port`), or `''`. */
  unit: string;
  /** Of the figure with its unit: where it begins, and how long it is. */
  at: number;
  length: number;
}

/** Units in the singular, by each way of writing them. */
export const UNITS = new Map(
  [
    ['second', 'seconds', 's'],
    ['minute', 'minutes', 'min'],
    ['hour', 'hours', 'h'],
    ['day', 'days'],
    ['week', 'weeks'],
    ['month', 'months'],
    ['year', 'years'],
    ['USD', 'dollar', 'dollars', '$'],
    ['cent', 'cents'],
    ['%', 'percent'],
    ['B', 'byte', 'bytes'],
    ['KB', 'kilobyte', 'kilobytes'],
    ['KiB'],
    ['MB', 'megabyte', 'megabytes'],
    ['MiB'],
    ['GB', 'gigabyte', 'gigabytes'],
    ['GiB'],
    ['TB', 'terabyte', 'terabytes'],
    ['ms', 'millisecond', 'milliseconds'],
    ['vCPU', 'vCPUs'],
    ['million'],
    ['time', 'times'],
  ].flatMap(([unit, ...others]) => [unit!, ...others].map((word) => [word, unit!] as const)),
);

/** The figures in a text: dates, digits, and numbers in words that have a unit. */
export function figuresIn(text: string): Figure[] {
  const figures: Figure[] = [];
  const rest = text.replaceAll(DATE, (found, ...parts) => {
    const [day, month, year, iso, at] = parts as [string?, string?, string?, string?, number?];
    const number = String(MONTHS.indexOf(month ?? '') + 1).padStart(2, '0');
    const value = iso ?? `${year}-${number}${day ? `-${day.padStart(2, '0')}` : ''}`;
    figures.push({ text: found, value, unit: 'date', at: at!, length: found.length });
    return '\u0002'.repeat(found.length);
  });
  for (const match of rest.matchAll(DIGITS)) {
    const [found, money, loose, next = '', tight, tightUnit] = match;
    const digits = loose ?? tight!;
    const value = digits.replaceAll(',', '');
    const unit = money ? 'USD' : (UNITS.get(tightUnit ?? next) ?? '');
    const name = NAMED.exec(rest.slice(0, match.index))?.[1] ?? '';
    const isYear = unit === '' && name === '' && /^(19|20)\d\d$/.test(value);
    figures.push({
      text: unit === '' ? `${name} ${digits}` : found,
      value,
      unit: unit !== '' ? unit : isYear ? 'date' : name.replace(/^ports$/, 'port'),
      at: match.index,
      length: unit === '' ? digits.length : found.length,
    });
  }
  const add = ({ 0: found, index }: RegExpExecArray, value: number | undefined, unit?: string) => {
    if (value === undefined || unit === undefined) return;
    figures.push({ text: found, value: String(value), unit, at: index, length: found.length });
  };
  for (const match of rest.matchAll(SPELLED)) add(match, valueOf(match[1]!), UNITS.get(match[3]!));
  for (const match of rest.matchAll(AFTER)) add(match, 1, UNITS.get(match[1]!));
  for (const match of rest.matchAll(SHARE)) add(match, valueOf(match[1]!), 'in');
  for (const match of rest.matchAll(FRACTION)) {
    const [, count, part] = match;
    add(
      match,
      (valueOf(count!.replace(/another/i, 'a')) || 1) / PARTS.indexOf(part!.toLowerCase()),
      'of',
    );
  }
  return figures;
}

/** The value of a number in English words, such as `ninety`, `twenty-five`, `two hundred and six` or `half a`. */
export function valueOf(words: string): number | undefined {
  let [total, group] = [0, 0];
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const value = WORDS.get(word);
    if (value === undefined) {
      if (!/^(and|an?)$/.test(word)) return undefined;
    } else if (value >= 1000) [total, group] = [total + Math.max(group, 1) * value, 0];
    else if (word === 'hundred' || word === 'dozen') group = Math.max(group, 1) * value;
    else group += value;
  }
  return total + group;
}

// --- internal ---

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORDS = new Map<string, number>([
  ...ONES.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, 20 + 10 * index] as const),
  ['half', 0.5],
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
]);

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DATE = new RegExp(
  `(?:\\b(\\d{1,2}) )?\\b(${MONTHS.join('|')}) (\\d{4})\\b|\\b(\\d{4}-\\d\\d(?:-\\d\\d)?)\\b`,
  'g',
);
// Digits that are a part of a name (X86_64, us-east-1, t3.medium) are no figure.
const DIGITS =
  /(?<![\w.,/:-])(\$ ?)?(\d+(?:,\d{3})*(?:\.\d+)*)(?![\w])(?:[ \n-]?(%|[A-Za-z]+))?|(?<![\w.,/:-])(\d+)(vCPU|[KMGT]i?B|ms|s|h|%)(?!\w)/g;
const UNIT = `(?:${[...UNITS.keys()].filter((word) => /^\w{2}/.test(word)).join('|')})\\b`;
/** "ninety dollars", "two hundred and six GB", "half an hour", "five or six days", "five idle minutes". */
const NUMBER = `(?:${[...WORDS.keys()].join('|')})`;
const SPELLED = new RegExp(
  `\\b((?:an? )?${NUMBER}(?:(?:[ \\n-]|[ \\n]and[ \\n])${NUMBER})*(?: an?(?= ))?)((?: or \\w+| to \\w+)?)[ \\n-](?:US[ \\n]|[a-z]+[ \\n](?!times?\\b))??(${UNIT})`,
  'gi',
);
/** "after a week", "within a minute". */
const AFTER = new RegExp(`\\b(?:after|within) an? (${UNIT})`, 'gi');
/** "one request in ten", and not "one name in four places". */
const SHARE = new RegExp(`\\bone(?: [a-z]+)? in (${NUMBER})\\b(?! [a-z]{3,}s\\b)`, 'gi');
/** "another quarter of", "three quarters of". The place of a part is how many of it are a whole. */
const PARTS = ['', '', '', 'third', 'quarter', 'fifth', '', '', '', '', 'tenth'];
const FRACTION = /\b(an?|another|two|three|four) (third|quarter|fifth|tenth)s? of\b/gi;
/** "port 80", "RFC 5737", "HTTP 200": what a number is a number of can stand before it. */
const NAMED = /(port|ports|RFC|HTTP|code|Node\.js|issue|version|revision)[ \n]$/;
