import { valueOf, type Per, type ValueSources } from '../../src/site/weaving/values.ts';
import { wordsIn } from './names-in-words.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import { bind, type Known } from './prose/bind.ts';
import { foundIn, type Found } from './prose/found.ts';
import { judgeSource, placeOf } from './prose/sources.ts';

/** The sources that prose is judged by. */
export interface ProseWorld {
  known: Known;
  values: ValueSources;
}

/** The verdict on the prose of one page. */
interface PageProse {
  bound: number;
  /** The declared entries that are needed here. */
  used: ReadonlySet<object>;
  problems: Problem[];
}

/**
 * Everything that the prose of a page says about AWS, about the programs and in figures is bound: to the SDK, a recorded
 * run, a program, a price, or a fact that is declared with its source. What is declared is used, and still true.
 */
export function checkProse(pages: readonly Page[], world: ProseWorld): Verdict {
  const judged = pages.map((page) => judgePage(page, world));
  const problems = judged.flatMap((page) => page.problems);
  const used = new Set(judged.flatMap((page) => [...page.used]));
  const bound = judged.reduce((sum, page) => sum + page.bound, 0);
  return { count: bound, problems: [...problems, ...unused(world, used), ...untrue(world)] };
}

// --- internal ---

/** Binds the prose of one page. */
function judgePage(page: Page, world: ProseWorld): PageProse {
  const used = new Set<object>();
  const problems: Problem[] = [];
  let bound = 0;
  for (const found of foundIn(page.tree, page.source)) {
    const binding = bind(found, page.slug, world.known);
    if ('to' in binding) {
      bound++;
      if (typeof binding.to === 'object') used.add(binding.to);
      binding.via?.forEach((entry) => used.add(entry));
    } else problems.push(unbound(page, found, binding.problem));
  }
  const values = page.uses.filter(({ component }) => component === 'Value');
  for (const { attributes, line } of values) {
    const value = valueOf(
      attributes['of'] ?? '',
      world.values,
      attributes['per'] as Per | undefined,
    );
    if ('problem' in value) {
      problems.push({
        file: page.file,
        line,
        expected: '<Value of="…"> with a path that leads to a value',
        found: value.problem,
        mend: 'correct the path: src/site/weaving/values.ts says what there is',
      });
    } else if (isToldBy(page, line, attributes)) bound++;
    else {
      problems.push({
        file: page.file,
        line,
        expected: `words about "${attributes['of']}" in the line that shows it`,
        found: `<Value> in a line about something else`,
        mend: 'show the value of which the line tells, or say what it is',
      });
    }
  }
  return { bound, used, problems };
}

/** The line of a value has a word of its path, or of the time for which it is. */
function isToldBy(
  page: Page,
  line: number,
  { of = '', per = '' }: Record<string, string>,
): boolean {
  const text = page.source.split('\n')[line - 1]!;
  const said = wordsIn(text.replaceAll(/<Value [^>]*>/g, ' '));
  const path = per === '' ? of.slice(of.indexOf('.')) : per;
  return [...wordsIn(path)].some((word) => !OF_PATHS.has(word) && said.has(word));
}

/** Words in paths that say nothing of the value. */
const OF_PATHS = wordsIn('per usd run calls input class task');

const EXPECTED: Record<Found['kind'], string> = {
  code: 'a name of the SDK, a recorded run, a program, a file, a command or the tables in src/site/facts/',
  word: 'a name of the SDK, a recorded run, a program or the tables in src/site/facts/',
  command: 'a command that works',
  quote: 'words of the notes, a program, the local AWS or QUOTES in src/site/facts/',
  number: 'a figure by <Value of="…" />, or one of FACTS in src/site/facts/',
};

function unbound(page: Page, { kind, text, line }: Found, problem: string): Problem {
  return {
    file: page.file,
    line,
    expected: EXPECTED[kind],
    found: `${JSON.stringify(text)}${problem === '' ? '' : `: ${problem}`}`,
    mend:
      kind === 'number'
        ? 'correct it, take it from the run by <Value>, or declare it with its source'
        : 'correct it, or declare it with its source',
  };
}

/** A declaration that nothing needs has been forgotten, and may be wrong. */
function unused({ known }: ProseWorld, used: ReadonlySet<object>): Problem[] {
  const idle = <Entry extends object>(entries: readonly Entry[]) =>
    entries.filter((entry) => !used.has(entry));
  return [
    ...idle(known.facts).map(({ what, value, unit }) => ['what', what, `${value} ${unit}`]),
    ...idle(known.names).map(({ name }) => ['name', name, name]),
    ...idle(known.quotes).map(({ text }) => ['text', text, text]),
  ].map(([member, begins = '', says]) => ({
    ...placeOf(`${member}: ${quoted(begins)}`),
    expected: 'something in the prose of a page that needs it',
    found: `${JSON.stringify(says)}, which no page says, or which is bound without it`,
    mend: 'delete it',
  }));
}

/** Sources that this machine can look at still say what they said. */
function untrue({ known }: ProseWorld): Problem[] {
  return [...known.facts, ...known.names, ...known.quotes].flatMap(({ source }) => {
    const found = judgeSource(source);
    if (found === undefined) return [];
    const says = 'says' in source ? source.says : source.url;
    return [
      {
        ...placeOf(quoted(says)),
        expected: `a source that says ${JSON.stringify(says)}`,
        found,
        mend: 'look whether the fact is still true, and mend the page or the declaration',
      },
    ];
  });
}

/** As Prettier writes it. */
function quoted(text: string): string {
  return text.includes("'") && !text.includes('"')
    ? `"${text}"`
    : `'${text.replaceAll("'", "\\'")}'`;
}
