import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { anchorOf, HELPERS, helpersIn } from '../../../src/site/weaving/helpers.ts';

const PAGE = readFileSync('src/content/docs/reference/helpers.mdx', 'utf8');

test.each(Object.entries(HELPERS))('%s has its section, and its files are shown', (name, files) => {
  expect(PAGE).toContain(`\n## ${name}\n`);
  expect(anchorOf(name)).toMatch(/^[a-z]+$/);
  for (const file of files) expect(PAGE).toContain(`<EngineCode file="${file}" />`);
  expect(readFileSync('src/engine/step.ts', 'utf8')).toMatch(new RegExp(`^  ${name}[(<]`, 'm'));
});

test('each function of the context is a helper, or prints', () => {
  const [, context = ''] = /interface StepContext[^]*?\{\n([^]*?)\n\}/.exec(
    readFileSync('src/engine/step.ts', 'utf8'),
  )!;
  const functions = [...context.matchAll(/^ {2}(\w+)[(<]/gm)].map(([, name]) => name!);
  const prints = ['report', 'show', 'say', 'ask'];
  expect(functions.toSorted()).toEqual([...Object.keys(HELPERS), ...prints].toSorted());
});

test('the helpers of a piece of code are those that it calls', () => {
  expect(helpersIn('await retryUntilConsistent(() => logs.send(x)); own("it", tags)')).toEqual([
    'own',
    'retryUntilConsistent',
  ]);
  expect(helpersIn('async find({ own }) { known(tags) }')).toEqual([]);
});
