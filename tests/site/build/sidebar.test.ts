import { expect, test } from 'vitest';
import { sidebarOf } from '../../../src/site/build/sidebar.ts';

const labels = (pages: string[], steps = ['one', 'two']) =>
  sidebarOf(steps, ['task'], (path) => pages.includes(path)).map((group) =>
    typeof group === 'object' && 'label' in group ? group.label : group,
  );

test('a group without pages is not there', () => {
  expect(labels([])).toEqual(['Start']);
  expect(labels(['steps/one', 'concepts/task'])).toEqual(['Start', 'Tutorial', 'Concepts']);
  expect(labels(['reference'])).toEqual(['Start', 'Reference']);
});

test('the tutorial is in the order of its steps, and a step without a page is left out', () => {
  const [, tutorial] = sidebarOf(['two', 'none', 'one'], [], (path) =>
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
