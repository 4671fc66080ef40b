import { ExpressiveCode } from '@astrojs/starlight/expressive-code';
import { selectAll, toText } from '@astrojs/starlight/expressive-code/hast';
import { expect, test } from 'vitest';
import { inContext } from '../../../src/site/build/in-context.ts';

const FILE = 'export const step = {\nasync find({ ecs }) {\n  return { tags: ecs };\n},\n};';

test('a close-up is shown without the lines above it, and in the colours that it has below them', async () => {
  const whole = await linesOf(FILE);
  const shown = await linesOf(FILE, 'above=1');
  expect(shown).toEqual(whole.slice(1));
  expect(shown[0]!.text).toBe('async find({ ecs }) {');
  const alone = await linesOf(FILE.split('\n').slice(1).join('\n'));
  expect(alone[0]!.styles).not.toEqual(shown[0]!.styles);
});

/** The text of each line, and the colours of the words in it. */
async function linesOf(code: string, meta = '') {
  const engine = new ExpressiveCode({ plugins: [inContext()] });
  const { renderedGroupAst } = await engine.render({ code, language: 'ts', meta });
  return selectAll('.ec-line > .code', renderedGroupAst).map((line) => ({
    text: toText(line, { whitespace: 'pre' }),
    styles: selectAll('span[style]', line)
      .filter((word) => toText(word).trim() !== '')
      .map((word) => word.properties['style']),
  }));
}
