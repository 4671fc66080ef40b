import type { Problem, Verdict } from '../problem.ts';
import {
  attribute,
  find,
  hasClass,
  lineOf,
  textOf,
  type Element,
} from '../../../src/site/build/html.ts';
import type { BuiltPage } from './built-pages.ts';

/** Every diagram has something in it, and a name for those who do not see it. */
export function checkBuiltDiagrams({ file, main }: BuiltPage): Verdict {
  const diagrams = main.filter(isDiagram);
  const problems = diagrams.flatMap((diagram): Problem[] => {
    const where = { file, line: lineOf(diagram), mend: 'npm run build' };
    if (isEmpty(diagram)) {
      return [{ ...where, expected: 'a diagram', found: 'an empty element' }];
    }
    return nameOf(diagram, main) === ''
      ? [{ ...where, expected: 'a diagram with an accessible name', found: 'none' }]
      : [];
  });
  return { count: diagrams.length, problems };
}

/** Mermaid's text, to be drawn in the browser, or an SVG that the build drew. Icons are hidden from those who listen. */
export function isDiagram(element: Element): boolean {
  if (hasClass(element, 'mermaid')) return true;
  return (
    element.tagName === 'svg' &&
    attribute(element, 'aria-hidden') !== 'true' &&
    /^(img|graphics-document)/.test(attribute(element, 'role') ?? '')
  );
}

// --- internal ---

function isEmpty(diagram: Element): boolean {
  return textOf(diagram).trim() === '' && !find(diagram, ({ tagName }) => tagName === 'path');
}

function nameOf(diagram: Element, main: readonly Element[]): string {
  const labelled = (attribute(diagram, 'aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
  const texts = labelled.map((id) => main.find((each) => attribute(each, 'id') === id));
  const title = find(diagram, ({ tagName }) => tagName === 'title');
  const named =
    attribute(diagram, 'aria-label') ??
    (labelled.length > 0 ? texts.map((each) => (each ? textOf(each) : '')).join(' ') : undefined) ??
    (title && textOf(title)) ??
    /^\s*accTitle\s*:\s*(.+)$/m.exec(textOf(diagram))?.[1] ??
    '';
  return named.trim();
}
