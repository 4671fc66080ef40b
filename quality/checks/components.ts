import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from './page.ts';
import type { Problem } from './problem.ts';
import type { Check } from './world.ts';

/** Every component on a page is imported there, and what is imported is there, and on the page. */
export const components: Check = {
  name: 'components on pages',
  run: ({ pages }) => ({
    count: pages.flatMap((page) => page.uses.filter(isComponent)).length,
    problems: pages.flatMap((page) => [...notThere(page), ...notImported(page), ...notUsed(page)]),
  }),
};

// --- internal ---

function isComponent({ component }: { component: string }): boolean {
  return /^[A-Z]/.test(component);
}

function notThere({ file, imports }: Page): Problem[] {
  return imports
    .filter(({ from }) => from.startsWith('.') && !existsSync(join(dirname(file), from)))
    .map(({ from, line }) => ({
      file,
      line,
      expected: 'an import of a file that exists',
      found: from,
      mend: 'correct the path',
    }));
}

function notImported({ file, uses, imports }: Page): Problem[] {
  const known = new Set(imports.flatMap(({ names }) => names));
  return uses
    .filter(isComponent)
    .filter(({ component }) => !known.has(component))
    .map(({ component, line }) => ({
      file,
      line,
      expected: 'a component that the page imports',
      found: `<${component}>, which it does not`,
      mend: `import ${component} from '…/components/${component}.astro', or correct the name`,
    }));
}

function notUsed({ file, uses, imports }: Page): Problem[] {
  const used = new Set(uses.map(({ component }) => component));
  return imports
    .filter(({ from }) => from.endsWith('.astro'))
    .flatMap(({ names, line }) => names.map((name) => ({ name, line })))
    .filter(({ name }) => !used.has(name))
    .map(({ name, line }) => ({
      file,
      line,
      expected: `<${name}> somewhere on the page that imports it`,
      found: 'none',
      mend: 'delete the import, or put back what is gone',
    }));
}
