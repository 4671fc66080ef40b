import { expect, test } from 'vitest';
import { closeUp, linesAbove } from '../../../src/site/weaving/close-up.ts';

const TEXT = 'async run() {\n  const one = {\n    a,\n  };\n\n  return one;\n},';

test('a close-up goes from the first line with some words to the next one with others, without the indentation', () => {
  expect(closeUp(TEXT, { from: 'const one', to: '};' })).toBe('const one = {\n  a,\n};');
  expect(closeUp(TEXT, { from: 'return' })).toBe('  return one;\n},');
  expect(closeUp(TEXT, {})).toBe(TEXT);
});

test('what is opened in a close-up is closed in it, and nothing else is', () => {
  const call = 'async run() {\n  for (const a of all) {\n    call(\n      a,\n    );\n  }\n},';
  expect(closeUp(call, { from: 'for', to: 'a,' })).toBe(
    'for (const a of all) {\n  call(\n    a,\n  );\n}',
  );
  expect(closeUp(call, { from: 'call', to: 'a,' })).toBe('call(\n  a,\n);');
});

test('a comment stands for lines that are left out before something is closed', () => {
  expect(closeUp(TEXT, { to: 'const' })).toBe(
    'async run() {\n  const one = {\n    // …\n  };\n  // …\n},',
  );
  const either = 'if (one) {\n  a();\n  b();\n} else {\n  c();\n}\nd();\n},';
  expect(closeUp(either, { to: 'a()' })).toBe('if (one) {\n  a();\n  // …\n}');
  expect(closeUp(either, { from: 'else', to: 'c()' })).toBe('} else {\n  c();\n}');
});

test('the lines of a long expression close nothing that follows it', () => {
  const chain = 'async run() {\n  const one = all\n    .map(a);\n  call(\n    one,\n  );\n},';
  expect(closeUp(chain, { from: 'const one', to: '.map' })).toBe('const one = all\n  .map(a);');
});

test('words that no line has are named', () => {
  expect(() => closeUp(TEXT, { from: 'const two' })).toThrow('expected a line with "const two"');
  expect(() => closeUp(TEXT, { from: 'return', to: 'const' })).toThrow('a line with "const"');
});

test('a close-up is found in its file, whatever its indentation there', () => {
  const file = `export default {\n  ${TEXT.replaceAll('\n', '\n  ').replace('  \n', '\n')}\n};`;
  expect(linesAbove(TEXT, {}, file)).toEqual(['export default {']);
  expect(linesAbove(TEXT, { from: 'a,' }, file)).toEqual(file.split('\n').slice(0, 3));
  expect(() => linesAbove('call();', {}, file)).toThrow('found no such lines:\ncall();');
});
