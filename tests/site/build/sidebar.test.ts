import { expect, test } from 'vitest';
import { sidebarOf } from '../../../src/site/build/sidebar.ts';

const track = (...ids: string[]) => [{ title: 'Tutorial', steps: ids.map((id) => ({ id })) }];
const labels = (pages: string[]) =>
  sidebarOf(track('one', 'two'), ['task'], (path) => pages.includes(path)).map((group) =>
    typeof group === 'object' && 'label' in group ? group.label : group,
  );

test('a group without pages is not there', () => {
  expect(labels([])).toEqual(['Start']);
  expect(labels(['steps/one', 'concepts/task'])).toEqual(['Start', 'Tutorial', 'Concepts']);
  expect(labels(['reference'])).toEqual(['Start', 'Reference']);
});

test('the tutorial is in the order of its steps, and a step without a page is left out', () => {
  const [, tutorial] = sidebarOf(track('two', 'none', 'one'), [], (path) =>
    ['steps/one', 'steps/two'].includes(path),
  );
  expect(tutorial).toEqual({ label: 'Tutorial', items: ['steps/two', 'steps/one'] });
});

test('the concepts are in the order of their list', () => {
  const groups = sidebarOf(
    [],
    ['the-picture', 'task', 'agent'],
    (path) => path !== 'concepts/task',
  );
  expect(groups).toContainEqual({
    label: 'Concepts',
    items: ['concepts/the-picture', 'concepts/agent'],
  });
});
