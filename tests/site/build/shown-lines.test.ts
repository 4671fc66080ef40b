import { ExpressiveCode } from '@astrojs/starlight/expressive-code';
import { selectAll, toText } from '@astrojs/starlight/expressive-code/hast';
import { expect, test } from 'vitest';
import { shownLines } from '../../../src/site/build/shown-lines.ts';

const FILE = 'export const step = {\n  async find({ ecs }) {\n    return { tags: ecs };\n  },\n};';

test('the lines that are shown have the colours that they have in their file', async () => {
  const whole = await linesOf(FILE);
  const shown = await linesOf(FILE, 'shown="2-4"');
  expect(shown.map(({ text }) => text)).toEqual([
    'async find({ ecs }) {',
    '  return { tags: ecs };',
    '},',
  ]);
  expect(shown.map(({ styles }) => styles)).toEqual(whole.slice(1, 4).map(({ styles }) => styles));
  const alone = await linesOf('async find({ ecs }) {\n  return { tags: ecs };\n},');
  expect(alone[0]!.styles).not.toEqual(shown[0]!.styles);
});

/** The text of each line, and the colours of the words in it. */
async function linesOf(code: string, meta = '') {
  const engine = new ExpressiveCode({ plugins: [shownLines()] });
  const { renderedGroupAst } = await engine.render({ code, language: 'ts', meta });
  return selectAll('.ec-line > .code', renderedGroupAst).map((line) => ({
    text: toText(line, { whitespace: 'pre' }),
    styles: selectAll('span[style]', line)
      .filter((word) => toText(word).trim() !== '')
      .map((word) => word.properties['style']),
  }));
}
