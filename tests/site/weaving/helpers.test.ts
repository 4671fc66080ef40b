import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exportsOf, functionIn } from '../../../src/site/weaving/exported.ts';
import {
  anchorOf,
  engineFile,
  HELPERS,
  helpersIn,
  NOT_SHOWN,
} from '../../../src/site/weaving/helpers.ts';

const PAGE = readFileSync('src/content/docs/reference/helpers.mdx', 'utf8');

const CONTEXT = readFileSync('src/engine/context.ts', 'utf8');

test.each(Object.entries(HELPERS))(
  '%s has its section, with the function that the context calls for it, and its files are shown',
  (name, { of, files }) => {
    const section = PAGE.split(/^## /m).find((each) => each.startsWith(`${name}\n`));
    const [whole, only] = [
      `<EngineCode file="${files[0]}" />`,
      `<EngineCode file="${files[0]}" only="${of}" />`,
    ];
    expect(section, `${whole} or ${only}`).toMatch(new RegExp(`${whole}|${only}`));
    expect(functionIn(engineFile(files[0]), of)).toContain(of);
    const member = membersOf(CONTEXT).find((each) => each.startsWith(name));
    expect(member, `the member ${name} of ${CONTEXT}`).toContain(of);
    expect(anchorOf(name)).toMatch(/^[a-z]+$/);
    for (const file of files) expect(PAGE).toContain(`<EngineCode file="${file}" />`);
  },
);

test.each(shownOn(PAGE))('$file is shown once, below words about it', ({ file, only, above }) => {
  expect(shownOn(PAGE).filter((each) => each.file === file && each.only === only)).toHaveLength(1);
  const names = [file.replace('.ts', ''), ...(only ? [only] : exportsOf(engineFile(file)))];
  expect(wordsOf(above), `a word of ${names.join(', ')}`).toEqual(
    expect.toSatisfy((said: string[]) =>
      names.flatMap(wordsOf).some((word) => said.includes(word)),
    ),
  );
});

test('all that a context has is either shown or a value, or prints or asks', () => {
  const members = membersOf(CONTEXT).map((each) => /^\w+/.exec(each)![0]);
  expect(members.toSorted()).toEqual([...Object.keys(HELPERS), ...NOT_SHOWN].toSorted());
});

test('a function is cut out with its comment, and one that is not there is named', () => {
  const source =
    '/**\n * Why.\n */\nexport async function one(): void {\n  two();\n}\n\nexport const B = 1;\n';
  expect(functionIn(source, 'one')).toBe(source.split('\n').slice(0, 6).join('\n'));
  expect(exportsOf(source)).toEqual(['one', 'B']);
  expect(() => functionIn(source, 'two')).toThrow(
    'expected an exported function two; found only one, B',
  );
});

test('the helpers of a piece of code are those that it calls', () => {
  expect(helpersIn('await retryUntilConsistent(() => logs.send(x)); own("it", tags)')).toEqual([
    'own',
    'retryUntilConsistent',
  ]);
  expect(helpersIn('async find({ own }) { known(tags) }')).toEqual([]);
});

/** The members of the object that `contextOf` makes, each from its name on. */
function membersOf(source: string): string[] {
  const [, object = ''] = /const members: .*= \{\n([\s\S]*?)\n {2}\};/.exec(source) ?? [];
  return object.split(/^ {4}(?=\w)/m).filter(Boolean);
}

/** The code that a page shows, each with the heading of its section and the words right above it. */
function shownOn(page: string): { file: string; only: string | undefined; above: string }[] {
  let heading = '';
  return page.split(/(?<=^<EngineCode .*\/>$)/m).flatMap((piece) => {
    heading = piece.match(/^## .*$/gm)?.at(-1) ?? heading;
    const [, above, file, only] =
      /^([\s\S]*)<EngineCode file="([^"]+)"(?: only="([^"]+)")? \/>$/.exec(piece) ?? [];
    if (file === undefined) return [];
    return [{ file, only, above: `${heading} ${above!.split(/^## /m).at(-1)!}` }];
  });
}

/** The words of a text or of a name, each by its first letters: *consistent* and *consistency* are one. */
function wordsOf(text: string): string[] {
  return text
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
    .filter((word) => word.length > 3)
    .map((word) => word.toLowerCase().slice(0, 5));
}
