import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { exercises } from '../../../scripts/exercises/index.ts';
import { BASE } from '../base.ts';
import { setImage } from './head.ts';
import { cardPath, hasCard } from './images/cards.ts';

/**
 * A page that runs needs the room beside its text for the picture: it has its list of sections itself, by <OnThisPage>. And
 * whoever shows a link to a page is given an image of that page. The headings of the exercises come from a component, where
 * Starlight does not look for any.
 */
export const onRequest = defineRouteMiddleware(({ locals, site }) => {
  const { starlightRoute } = locals;
  const { id, entry, head } = starlightRoute;
  if (hasCard(id)) {
    setImage(head, { base: BASE, site, path: cardPath(id), title: entry.data.title });
  }
  if (RUNS.test(starlightRoute.entry.body ?? '')) starlightRoute.toc = undefined;
  const section = starlightRoute.toc?.items.find(({ slug }) => slug === EXERCISES);
  section?.children.push(
    ...exercises.map(({ check }) => ({
      depth: 3,
      slug: check.id,
      text: check.title,
      children: [],
    })),
  );
});

// --- internal ---

/** The section of the page on which they are; no other page has one of that name. */
const EXERCISES = 'the-exercises';

const RUNS = /^<(StepRun|ConceptRun|WholePicture)\b/m;
