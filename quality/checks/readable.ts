import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** Every page is MDX, and has a text. */
export const readable: Check = {
  name: 'pages',
  run: ({ pages, unreadable }) => ({
    count: pages.length,
    problems: [...unreadable, ...pages.filter(isBlank).map(blank)],
  }),
};

// --- internal ---

function isBlank({ tree }: Page): boolean {
  return tree.children.every(({ type }) => type === 'yaml' || type === 'mdxjsEsm');
}

function blank({ file }: Page): Problem {
  return { file, line: 1, expected: 'a page with a text', found: 'none', mend: 'write it' };
}
