import { existsSync, readdirSync } from 'node:fs';
import type { Step } from '../../src/engine/step.ts';
import {
  PAGES,
  RECORDINGS,
  CONCEPT_RECORDINGS,
  conceptPageOf,
  CONCEPTS,
} from '../../src/site/build/paths.ts';
import { compare, compareNpmScripts, stems } from './compare.ts';
import type { Page } from './page.ts';
import type { Problem, Verdict } from './problem.ts';
import { checkRegions } from './source-regions.ts';
import type { Check } from './world.ts';

/** The page of all concepts together. */
const OVERVIEW = 'concepts/the-picture';

/** The components that the page of a concept must have. */
const REQUIRED = ['ConceptRun', 'ConceptEmpty', 'ConceptPermissions'];

/**
 * The programs of the concepts: the list, the files, the pages, the recordings and the npm scripts name the same ones; each
 * is shown on its page, region by region; and every field that a page finds in a request is in the recorded request.
 */
export const concepts: Check = {
  name: 'concepts with their file, page, recording and npm script',
  async run({ pages, programs }) {
    return checkConcepts((await programs()).concepts, pages);
  },
};

export function checkConcepts(concepts: readonly Step[], pages: readonly Page[]): Verdict {
  const ids = concepts.map(({ id }) => id);
  const recordings = `${RECORDINGS}/${CONCEPT_RECORDINGS}`;
  const problems = [
    ...concepts.flatMap(contract),
    ...compare(ids, stems(CONCEPTS, '.ts', ['index']), {
      where: (id) => `${CONCEPTS}/${id}.ts`,
      missing: (id) => `the program of the concept "${id}"`,
      extra: 'a concept that is in the list',
      mend: (id) => `add "${id}" to ${CONCEPTS}/index.ts, or delete its file`,
    }),
    ...compare(ids, existsSync(recordings) ? readdirSync(recordings) : [], {
      where: (id) => `${recordings}/${id}`,
      missing: (id) => `the recording of the concept "${id}"`,
      extra: 'a recording of a concept that is in the list',
      mend: () => 'npm run record',
    }),
    ...compareNpmScripts(
      new Map(
        ids.map((id) => [
          `show:${id}`,
          `node --import=./scripts/preflight.js scripts/show.ts ${id}`,
        ]),
      ),
      /^show:/,
      'concepts',
    ),
    ...concepts.flatMap((concept) => page(concept, pages)),
    ...pages.flatMap((each) => conceptWithoutProgram(each, ids)),
  ];
  return { count: ids.length, problems };
}

// --- internal ---

function contract({ id, kind, needs }: Step): Problem[] {
  if (kind === 'reads' && Object.keys(needs).length === 0) return [];
  return [
    {
      file: `${CONCEPTS}/${id}.ts`,
      line: 1,
      expected: "a program of kind 'reads' that needs nothing",
      found: `kind '${kind}', needs ${Object.keys(needs).join(', ') || 'nothing'}`,
      mend: 'make it a step of the tutorial, or mend it',
    },
  ];
}

function page(concept: Step, pages: readonly Page[]): Problem[] {
  const slug = conceptPageOf(concept.id);
  const file = `${PAGES}/${slug}.mdx`;
  const own = pages.find((each) => each.slug === slug);
  if (!own) {
    const expected = `the page of the concept "${concept.id}"`;
    return [{ file, line: 1, expected, found: 'nothing', mend: `write ${file}` }];
  }
  const missing = REQUIRED.filter(
    (component) =>
      !own.uses.some(
        ({ component: name, attributes }) => name === component && attributes['id'] === concept.id,
      ),
  ).map((component) => ({
    file,
    line: 1,
    expected: `<${component} id="${concept.id}" />`,
    found: 'none',
    mend: 'add it to the page',
  }));
  const program = {
    id: concept.id,
    file: `${CONCEPTS}/${concept.id}.ts`,
    component: 'ConceptCode',
    page: slug,
    needed: ['run'],
  } as const;
  return [...missing, ...checkRegions(program, pages)];
}

/** A page of a concept has a program, except the one that shows them all. */
function conceptWithoutProgram({ file, slug }: Page, ids: readonly string[]): Problem[] {
  const known = [OVERVIEW, ...ids.map(conceptPageOf)];
  if (!slug.startsWith('concepts/') || known.includes(slug)) return [];
  const expected = 'a page of a concept that is in the list';
  const mend = `add its program to ${CONCEPTS}/index.ts, or move the page`;
  return [{ file, line: 1, expected, found: 'one that is not', mend }];
}
