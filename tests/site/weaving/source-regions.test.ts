import { expect, test } from 'vitest';
import {
  extractRegion,
  regionsOf,
  withoutMarkers,
} from '../../../src/site/weaving/source-regions.ts';

const SOURCE = `import { x } from 'x';

export const step = {
  // #region find
  find() {
    return x;
  },
  // #endregion find

  // #region run
  run() {},
  // #endregion run
};
`;

test('a region is the text between its markers, without the common indentation', () => {
  expect(extractRegion(SOURCE, 'find', 'step.ts')).toBe('find() {\n  return x;\n},');
});

test('regions are listed in their order with the lines of their opening markers', () => {
  expect(regionsOf(SOURCE, 'step.ts').map(({ name, line }) => [name, line])).toEqual([
    ['find', 4],
    ['run', 10],
  ]);
});

const MEMBERS = `export const step = {
  async find({ ecs }) {
    const found = {
      run: { undo() {} },
    };
    return found;
  },

  async run(
    { ecs },
    needs,
  ) {
    // A comment of its own.
  },

  undo() {},
};

// #region race
const race = 1;
// #endregion race
`;

test('the functions of a step are regions by their names, without markers', () => {
  expect(
    regionsOf(MEMBERS, 'step.ts').map(({ name, line, end, marked }) => [name, line, end, marked]),
  ).toEqual([
    ['find', 2, 7, false],
    ['run', 9, 14, false],
    ['undo', 16, 16, false],
    ['race', 19, 21, true],
  ]);
  expect(extractRegion(MEMBERS, 'run', 'step.ts')).toBe(
    'async run(\n  { ecs },\n  needs,\n) {\n  // A comment of its own.\n},',
  );
});

test('a function between markers of the same name is one region', () => {
  expect(regionsOf(SOURCE, 'step.ts')).toHaveLength(2);
});

test('a whole file has no marker lines', () => {
  const whole = withoutMarkers(SOURCE, 'step.ts');
  expect(whole).not.toContain('region');
  expect(whole.split('\n')).toHaveLength(SOURCE.trimEnd().split('\n').length - 4);
});

test('Windows line ends change nothing', () => {
  expect(extractRegion(SOURCE.replaceAll('\n', '\r\n'), 'find', 'step.ts')).toBe(
    extractRegion(SOURCE, 'find', 'step.ts'),
  );
});

test('blank lines inside a region stay, those at its ends go', () => {
  const source = '// #region a\n\n  one\n\n    two\n\n// #endregion a';
  expect(extractRegion(source, 'a', 'step.ts')).toBe('one\n\n  two');
});

test('a comment that only speaks of a region is a comment', () => {
  const source =
    '// #region a\n// The region is us-east-1.\n// region by region, then\n// #endregion a';
  expect(extractRegion(source, 'a', 'step.ts')).toContain('us-east-1');
});

const refused: Record<string, [source: string, message: string]> = {
  'an unknown region': [SOURCE, 'step.ts:1: there is no region "fnid". Did you mean "find"?'],
  'a duplicate region': [
    '// #region a\nx\n// #endregion a\n// #region a\ny\n// #endregion a',
    'step.ts:4: the region "a" is in line 1 already.',
  ],
  'an unclosed region': [
    'x\n// #region a\ny',
    'step.ts:2: the region "a" has no end. Add: // #endregion a',
  ],
  'a region inside another': [
    '// #region a\n// #region b\ny\n// #endregion b\n// #endregion a',
    'step.ts:2: "b" opens inside "a". Regions do not nest: end the first one before.',
  ],
  'a region in a function of a step': [
    'export const step = {\n  run() {\n    // #region b\n    y\n    // #endregion b\n  },\n};',
    'step.ts:3: "b" opens inside "run". Regions do not nest: end the first one before.',
  ],
  'a marker of a name that a function has': [
    'export const step = {\n  run() {},\n};\n// #region run\ny\n// #endregion run',
    'step.ts:4: the region "run" is in line 2 already.',
  ],
  'a function without an end': [
    'export const step = {\n  run() {\n};',
    'step.ts:2: the function "run" has no end. Set it as Prettier does: npm run format',
  ],
  'an empty region': ['// #region a\n\n// #endregion a', 'step.ts:3: the region "a" is empty.'],
  'an end without a beginning': [
    'x\n// #endregion a',
    'step.ts:2: the region "a" ends here, and none is open.',
  ],
  'an end of another region': [
    '// #region a\nx\n// #endregion b',
    'step.ts:3: the region "b" ends here, and the open one is "a".',
  ],
};

test.each(Object.entries(refused))('%s is an error with its line', (_what, [source, message]) => {
  expect(() => extractRegion(source, 'fnid', 'step.ts')).toThrow(message);
});

test.each([
  '// #region',
  '//#region find',
  '// #Region find',
  '// #region Find',
  '// # region find',
  '// region find',
  '// #end region find',
  '// #region find: how it is found',
  'x(); // #region find',
  '/* #region find */',
])('"%s" is no marker, and no comment either', (line) => {
  expect(() => regionsOf(`${line}\n`, 'step.ts')).toThrow('step.ts:1:');
});
