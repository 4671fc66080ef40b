import { expect, test } from 'vitest';
import { sidebarOf } from '../../src/site/sidebar.ts';

const labels = (pages: string[], steps = ['one', 'two']) =>
  sidebarOf(steps, (path) => pages.includes(path)).map((group) =>
    typeof group === 'object' && 'label' in group ? group.label : group,
  );

test('a group without pages is not there', () => {
  expect(labels([])).toEqual(['Start']);
  expect(labels(['steps/one', 'concepts'])).toEqual(['Start', 'Tutorial', 'Concepts']);
});

test('the tutorial is in the order of its steps, and a step without a page is left out', () => {
  const [, tutorial] = sidebarOf(['two', 'none', 'one'], (path) =>
    ['steps/one', 'steps/two'].includes(path),
  );
  expect(tutorial).toEqual({ label: 'Tutorial', items: ['steps/two', 'steps/one'] });
});
