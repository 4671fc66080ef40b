import type { ReadPage } from '../ledger/page-facts.ts';
import type { Problem, Verdict } from './problem.ts';

/** Every component on a page is imported there, and what is imported as a component is on the page. */
export function checkComponents(pages: readonly ReadPage[]): Verdict {
  const uses = pages.flatMap((page) => page.uses.filter(isComponent));
  return {
    what: 'components on pages',
    count: uses.length,
    problems: pages.flatMap((page) => [...notImported(page), ...notUsed(page)]),
  };
}

// --- internal ---

function isComponent({ component }: { component: string }): boolean {
  return /^[A-Z]/.test(component);
}

function notImported({ file, uses, imports }: ReadPage): Problem[] {
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

function notUsed({ file, uses, imports }: ReadPage): Problem[] {
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
