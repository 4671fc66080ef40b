import { expect, test } from 'vitest';
import { foldedSections } from '../../../src/site/build/folded-sections.ts';

const heading = (level: number, id: string) =>
  `<div class="sl-heading-wrapper level-h${level}"><h${level} id="${id}">${id}</h${level}><a href="#${id}"></a></div>`;

test('a section is folded to its heading and the words that it explains', () => {
  const { html, count } = foldedSections(
    `<p>before</p>${heading(2, 'group')}${heading(3, 'one')}<p>text</p><div data-failure="a"></div>${heading(3, 'two')}<p>more</p>`,
    (id) => (id === 'a' ? 'a < b & c' : undefined),
  );
  expect(count).toBe(2);
  expect(html).toBe(
    `<p>before</p>${heading(2, 'group')}<details class="fold failure"><summary><h3 id="one">one</h3><span class="says">a &lt; b &amp; c</span></summary><a href="#one"></a><p>text</p><div data-failure="a"></div></details><details class="fold failure"><summary><h3 id="two">two</h3></summary><a href="#two"></a><p>more</p></details>`,
  );
});

test('words that the heading has are not said again', () => {
  const title = heading(3, 'Out of memory: the task');
  for (const says of ['Out of memory.', 'out of memory', 'Out of memory; exit code 137']) {
    const { html } = foldedSections(`${title}<div data-failure="a"></div>`, () => says);
    expect(html).not.toContain('says');
  }
});

test.each([
  ['failed to start in (target-group', 'failed to start in (target-group …)'],
  ['is not authorized on resource:', 'is not authorized on resource: …'],
  ['exit code 1 (not 0)', 'exit code 1 (not 0)'],
])('words that are cut say that they go on: %s', (says, shown) => {
  const { html } = foldedSections(
    `<p>before</p>${heading(3, 'one')}<div data-failure="a"></div>`,
    () => says,
  );
  expect(html).toContain(`<span class="says">${shown}</span>`);
});
