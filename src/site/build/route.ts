import { defineRouteMiddleware } from '@astrojs/starlight/route-data';

/** A page that runs needs the room beside its text for the picture: it has its list of sections itself, by <OnThisPage>. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute } = locals;
  if (RUNS.test(starlightRoute.entry.body ?? '')) starlightRoute.toc = undefined;
});

// --- internal ---

const RUNS = /^<(StepRun|ConceptRun|WholePicture)\b/m;
