import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parsePage } from '../../../quality/checks/page.ts';
import { printed } from '../../../quality/checks/problem.ts';
import { checkRegions } from '../../../quality/checks/source-regions.ts';

const folder = mkdtempSync(join(tmpdir(), 'fargate-regions-'));
const file = join(folder, 'make-it.ts');
afterAll(() => rmSync(folder, { recursive: true }));

const PROGRAM = `// #region run
make();
// #endregion run

// #region undo
take();
// #endregion undo
`;
const PAGE = `---
title: Make it
---

<StepCode id="make-it" region="run" />

<StepCode id="make-it" region="undo" />
`;

function problems(program = PROGRAM, page = PAGE): string[] {
  writeFileSync(file, program);
  const pages = [parsePage('src/content/docs/steps/make-it.mdx', page)];
  return checkRegions(
    { id: 'make-it', file, component: 'StepCode', page: 'steps/make-it', needed: ['run'] },
    pages,
  ).map((problem) => printed(problem).replace(file, 'make-it.ts'));
}

test('regions that are shown, each once, have no problem', () => {
  expect(problems()).toEqual([]);
});

test.each([
  ['unknown', PROGRAM, PAGE.replace('"undo"', '"undoes"'), 'steps/make-it.mdx:7', '"undoes"'],
  ['duplicate', PROGRAM.replaceAll('undo', 'run'), PAGE, 'make-it.ts:5', 'in line 1 already'],
  ['unclosed', PROGRAM.replace('// #endregion undo\n', ''), PAGE, 'make-it.ts:5', 'has no end'],
  [
    'nested',
    PROGRAM.replace('make();', '// #region inner\nmake();\n// #endregion inner'),
    PAGE,
    'make-it.ts:2',
    '"inner" opens inside "run"',
  ],
  ['orphan', PROGRAM, PAGE.replace(/.*"undo".*/, ''), 'make-it.ts:5', 'no page that shows it'],
  ['empty', PROGRAM.replace('take();\n', ''), PAGE, 'make-it.ts:6', 'is empty'],
  ['misspelt', PROGRAM.replace('#region run', '#regoin run'), PAGE, 'make-it.ts:3', 'none is open'],
  ['none of them', 'make();\n', PAGE, 'make-it.ts:1', 'expected a region "run"'],
])('%s is an error, with its place', (_what, program, page, place, words) => {
  const found = problems(program, page);
  expect(found.some((text) => text.includes(`${place}\n`) && text.includes(words))).toBe(true);
});
