import { conceptPageOf } from '../../src/site/build/paths.ts';
import { didYouMean } from '../../src/engine/did-you-mean.ts';
import type { Step } from '../../src/engine/step.ts';
import type { Page } from './page.ts';
import { together, type Problem, type Verdict } from './problem.ts';
import type { Check } from './world.ts';

/** Parts that show something of a program, and those that say by themselves whose it is. */
const OF_A_PROGRAM = /^(Step|Concept)(?!List)[A-Z]|^RequestField$/;

/**
 * A page of a step or of a concept shows parts of its own program: code, transcripts, permissions, prices, requests. What is
 * another's, which there is, is shown only when the paragraph before says whose it is, by its name or by a link.
 */
export const ownParts: Check = {
  name: 'parts of programs on their pages',
  async run({ pages, programs }) {
    const { steps, concepts } = await programs();
    return together(pages.map((page) => judge(page, steps, concepts)));
  },
};

// --- internal ---

function judge(page: Page, steps: readonly Step[], concepts: readonly Step[]): Verdict {
  const parts = page.uses.filter(
    ({ component }) =>
      OF_A_PROGRAM.test(component) &&
      // On a page of no step it prints the step and a link to it.
      (component !== 'RequestField' || page.slug.startsWith('steps/')),
  );
  const problems = parts.flatMap(({ component, attributes, line, before }): Problem[] => {
    const id = attributes['id'] ?? attributes['step'] ?? '';
    const isConcept = component.startsWith('Concept');
    const programs = isConcept ? concepts : steps;
    const slug = isConcept ? conceptPageOf(id) : `steps/${id}`;
    const program = programs.find((each) => each.id === id);
    if (!program) {
      const ids = programs.map((each) => each.id);
      return [
        {
          file: page.file,
          line,
          expected: `<${component}> with the id of a ${isConcept ? 'concept' : 'step'}`,
          found: `id="${id}".${didYouMean(id, ids)}`,
          mend: `use one of ${ids.join(', ')}`,
        },
      ];
    }
    if (slug === page.slug) return [];
    if ([`(/${slug}/`, `\`${id}\``, program.title].some((name) => before.includes(name))) return [];
    return [
      {
        file: page.file,
        line,
        expected: `a part of this page's own program, or a paragraph before it that names "${id}" or links to /${slug}/`,
        found: `<${component}> of "${id}", and a paragraph that does not say so`,
        mend: `show what is this page's, or say before it whose it is: [${program.title}](/${slug}/)`,
      },
    ];
  });
  const strange = page.uses.filter((use) => isOfAnotherRun(use, page.slug, steps));
  const values = strange.map(({ attributes, line }): Problem => ({
    file: page.file,
    line,
    expected: "a value of this page's own step",
    found: `<Value of="${attributes['of']}" />`,
    mend: `show a value of ${page.slug.replace('steps/', '')}`,
  }));
  return { count: parts.length, problems: [...problems, ...values] };
}

/** Returns true for a value of the run of another step, on the page of a step. A price of another step is told everywhere. */
function isOfAnotherRun(
  { component, attributes }: Page['uses'][number],
  slug: string,
  steps: readonly Step[],
): boolean {
  const [id, what] = (attributes['of'] ?? '').split('.');
  return (
    component === 'Value' &&
    slug.startsWith('steps/') &&
    slug !== `steps/${id}` &&
    what !== 'usdPerHour' &&
    steps.some((each) => each.id === id)
  );
}
