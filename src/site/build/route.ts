import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { BASE } from '../base.ts';
import { setImage } from './head.ts';
import { cardPath, hasCard } from './images/cards.ts';

/**
 * A page that runs needs the room beside its text for the picture: it has its list of sections itself, by <OnThisPage>. And
 * whoever shows a link to a page is given an image of that page.
 */
export const onRequest = defineRouteMiddleware(({ locals, site }) => {
  const { starlightRoute } = locals;
  const { id, entry, head } = starlightRoute;
  if (hasCard(id)) {
    setImage(head, { base: BASE, site, path: cardPath(id), title: entry.data.title });
  }
  if (RUNS.test(starlightRoute.entry.body ?? '')) starlightRoute.toc = undefined;
});

// --- internal ---

const RUNS = /^<(StepRun|ConceptRun|WholePicture)\b/m;
