import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Placeholders } from '../../../src/engine/placeholders.ts';
import { withExampleIds, withoutUuids } from '../../../src/site/weaving/example-ids.ts';

const RECORDED = globSync('src/recordings/**/{run,changed,undo,empty,full}.txt');
const FAILURES = globSync('src/recordings/failures/*.txt');

test('a placeholder is the same id everywhere, and another one another id', () => {
  const [one, two] = ['<security-group>', '<security-group-2>'].map(withExampleIds);
  expect(one).toMatch(/^sg-0[0-9a-f]{16}$/);
  expect(two).toMatch(/^sg-0[0-9a-f]{16}$/);
  expect(two).not.toBe(one);
  expect(withExampleIds('<security-group>')).toBe(one);
});

test('what is no placeholder of an id stays', () => {
  for (const text of ['a <name> b', 'x < y > z', '<div>']) expect(withExampleIds(text)).toBe(text);
});

test('a drawing cuts a name before its UUID', () => {
  expect(withoutUuids('AlarmLow-<uuid-2>, AlarmHigh-&lt;uuid&gt; <b>')).toBe(
    'AlarmLow-…, AlarmHigh-… <b>',
  );
});

test.each([...RECORDED, ...FAILURES])('%s has ids where placeholders were', (file) => {
  const text = readFileSync(file, 'utf8');
  const shown = withExampleIds(text);
  expect(shown).not.toMatch(/<[a-z]+(-[a-z]+)*(-\d+)?>/);
  // They are ids as AWS makes them: a recording would write the placeholders again.
  expect(unnumbered(new Placeholders().apply(shown))).toBe(
    unnumbered(new Placeholders().apply(text)),
  );
});

/** A recording counts on from the ones before it; and an id alone does not say that it is a task's. */
function unnumbered(text: string): string {
  return text.replaceAll(/<([a-z]+(?:-[a-z]+)*)-\d+>/g, '<$1>').replaceAll('<task-id>', '<id>');
}
