import type { Ledger } from '../../ledger/ledger.ts';
import { PAGES } from '../../../src/site/build/paths.ts';
import type { Problem } from '../problem.ts';
import { isDiagram } from './diagrams.ts';
import { around, attribute, type Element } from '../../../src/site/build/html.ts';
import { DIST, type BuiltPage } from './site.ts';

/** Every page of the ledger was built, no other was, and each has the code and the output that the ledger says. */
export function checkComplete(ledger: Ledger, built: readonly BuiltPage[]): Problem[] {
  const slugs = Object.keys(ledger.pages);
  const missing = slugs
    .filter((slug) => !built.some((page) => page.slug === slug))
    .map((slug) => ({
      file: `${PAGES}/${slug}.mdx`,
      line: 1,
      expected: `its page in ${DIST}/`,
      found: 'none',
      mend: 'npm run build',
    }));
  const unknown = built
    .filter(({ slug }) => !slugs.includes(slug))
    .map(({ file }) => ({
      file,
      line: 1,
      expected: 'pages of the ledger, and no others',
      found: 'one that it does not have',
      mend: 'npm run build, and npm run lock when it is right',
    }));
  return [
    ...missing,
    ...unknown,
    ...built.flatMap((page) => missingParts(page, ledger)),
    ...built.flatMap((page) => missingDiagrams(page, ledger)),
  ];
}

// --- internal ---

/** The components that show code or output, and what they call themselves in the page. */
const SHOWN: Record<string, string> = {
  StepCode: 'code',
  ShowCode: 'code',
  StepTranscript: 'transcript',
  ShowEmpty: 'transcript',
  StepRun: 'command',
  ShowRun: 'command',
  StepUndo: 'command',
  StepPermissions: 'permissions',
  ShowPermissions: 'permissions',
  StepByHand: 'cli',
  StepDiagram: 'diagram',
};

function missingParts({ slug, file, main }: BuiltPage, ledger: Ledger): Problem[] {
  const left = [...main];
  return (ledger.pages[slug]?.parts ?? []).flatMap((part): Problem[] => {
    const [component = '', ...attributes] = part.replace(/ #\S+$/, '').split(' ');
    const shown = SHOWN[component];
    if (shown === undefined) return [];
    const at = left.findIndex((element) => fits(element, shown, component, attributes));
    if (at >= 0) {
      left.splice(at, 1);
      return [];
    }
    return [
      { file, line: 1, expected: `what <${part}> shows`, found: 'nothing', mend: 'npm run build' },
    ];
  });
}

/** Diagrams that are drawn by hand have no component of ours around them: those of steps apart, they are counted. */
function missingDiagrams({ slug, file, main }: BuiltPage, ledger: Ledger): Problem[] {
  const wanted = ledger.pages[slug]?.diagrams.length ?? 0;
  const found = main
    .filter(isDiagram)
    .filter((diagram) => !around(diagram, (each) => attribute(each, 'data-part') === 'diagram'));
  if (found.length >= wanted) return [];
  const expected = `${wanted} ${wanted === 1 ? 'diagram' : 'diagrams'} drawn by hand`;
  return [{ file, line: 1, expected, found: String(found.length), mend: 'npm run build' }];
}

function fits(
  element: Element,
  part: string,
  component: string,
  attributes: readonly string[],
): boolean {
  if (attribute(element, 'data-part') !== part) return false;
  const given = new Map(
    attributes
      .map((each) => /^([^=]*)=?(.*)$/.exec(each.replaceAll('\u00a0', ' '))!)
      .map(([, name = '', value]) => [name, value] as const),
  );
  const id = attribute(element, component.startsWith('Step') ? 'data-step' : 'data-show');
  // A component's attribute without a value is true, and one that is left out is false.
  const undo = ['', 'true'].includes(attribute(element, 'data-undo') ?? 'false');
  return (
    id === given.get('id') &&
    ['region', 'from', 'to'].every(
      (name) => attribute(element, `data-${name}`) === given.get(name),
    ) &&
    attribute(element, 'data-account') === (component === 'ShowEmpty' ? 'empty' : undefined) &&
    undo === (component === 'StepUndo' || given.has('undo'))
  );
}
