import { tracks } from '../../../scripts/tracks/index.ts';
import type { Page, Use } from '../page.ts';
import type { Problem } from '../problem.ts';
import { isDiagram } from './diagram-elements.ts';
import { around, attribute, type Element } from '../../../src/site/build/html.ts';
import { DIST, type BuiltPage } from './built-pages.ts';

/** Every page was built, no other was, and each has the code and the output that its source asks for. */
export function checkComplete(pages: readonly Page[], built: readonly BuiltPage[]): Problem[] {
  const sources = new Map(pages.map((page) => [page.slug, page]));
  const missing = pages
    .filter(({ slug }) => !built.some((page) => page.slug === slug))
    .map(({ file }) => ({
      file,
      line: 1,
      expected: `its page in ${DIST}/`,
      found: 'none',
      mend: 'npm run build',
    }));
  const unknown = built
    .filter(({ slug }) => !sources.has(slug) && !isPrinted(slug))
    .map(({ file }) => ({
      file,
      line: 1,
      expected: 'pages that have a source, and no others',
      found: 'one that has none',
      mend: 'npm run build',
    }));
  return [
    ...missing,
    ...unknown,
    ...built.flatMap((page) => missingParts(page, sources.get(page.slug))),
    ...built.flatMap((page) => missingDiagrams(page, sources.get(page.slug))),
  ];
}

// --- internal ---

/** A page for printing has the pages of the steps for its sources. */
function isPrinted(slug: string): boolean {
  return tracks.some(({ id }) => slug === `print/${id}`);
}

/** The components that show code or output, and what they call themselves in the page. */
const SHOWN: Record<string, string> = {
  StepCode: 'code',
  ConceptCode: 'code',
  StepTranscript: 'transcript',
  ConceptEmpty: 'transcript',
  StepRun: 'command',
  ConceptRun: 'command',
  StepUndo: 'command',
  StepPermissions: 'permissions',
  ConceptPermissions: 'permissions',
  StepByHand: 'cli',
  StepDiagram: 'diagram',
};

function missingParts({ file, main }: BuiltPage, page: Page | undefined): Problem[] {
  const left = [...main];
  return (page?.uses ?? []).flatMap((use): Problem[] => {
    const shown = SHOWN[use.component];
    if (shown === undefined) return [];
    const at = left.findIndex((element) => fits(element, shown, use));
    if (at >= 0) {
      left.splice(at, 1);
      return [];
    }
    const expected = `what <${written(use)}> shows`;
    return [{ file, line: 1, expected, found: 'nothing', mend: 'npm run build' }];
  });
}

/** Diagrams that are drawn by hand have no component of ours around them: those of steps apart, they are counted. */
function missingDiagrams({ file, main }: BuiltPage, page: Page | undefined): Problem[] {
  const wanted = page?.fences.filter(({ language }) => language === 'mermaid').length ?? 0;
  const found = main
    .filter(isDiagram)
    .filter((diagram) => !around(diagram, (each) => attribute(each, 'data-part') === 'diagram'));
  if (found.length >= wanted) return [];
  const expected = `${wanted} ${wanted === 1 ? 'diagram' : 'diagrams'} drawn by hand`;
  return [{ file, line: 1, expected, found: String(found.length), mend: 'npm run build' }];
}

function fits(element: Element, part: string, { component, attributes }: Use): boolean {
  if (attribute(element, 'data-part') !== part) return false;
  const id = attribute(element, component.startsWith('Step') ? 'data-step' : 'data-concept');
  // A component's attribute without a value is true, and one that is left out is false.
  const undo = ['', 'true'].includes(attribute(element, 'data-undo') ?? 'false');
  return (
    id === attributes['id'] &&
    ['region', 'from', 'to'].every(
      (name) => attribute(element, `data-${name}`) === attributes[name],
    ) &&
    attribute(element, 'data-account') === (component === 'ConceptEmpty' ? 'empty' : undefined) &&
    undo === (component === 'StepUndo' || 'undo' in attributes)
  );
}

/** As a page has it: `StepCode id=create-cluster region=run`. */
function written({ component, attributes }: Use): string {
  const all = Object.entries(attributes).map(([name, value]) =>
    value ? `${name}=${value}` : name,
  );
  return [component, ...all].join(' ');
}
