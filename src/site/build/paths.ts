/** Where things are, seen from the project's root, which is where npm runs every script. */
export const RECORDINGS = 'src/recordings';
export const STEPS = 'scripts/steps';
export const TRACKS = 'scripts/tracks';
export const CONCEPTS = 'scripts/concepts';
/** Below {@link RECORDINGS}. */
export const CONCEPT_RECORDINGS = 'concepts';
/** The recording of the calls of `npm run audit`. Below {@link RECORDINGS}. */
export const AUDIT_RECORDING = 'audit.json';
/** Below {@link RECORDINGS}. */
export const FAILURE_RECORDINGS = 'failures';
export const FAILURE_PAGE = 'reference/when-it-fails';
/** The day on which `npm run record` last wrote something new. */
export const RECORDED_ON = 'src/site/data/recorded.json';
export const NOTES = 'docs/notes/fargate.md';
export const NOTES_MAP = 'docs/notes/map.json';
export const PAGES = 'src/content/docs';

/** The slug of the page of a concept's program. */
export function conceptPageOf(id: string): string {
  return id === 'costs' ? 'reference/what-does-it-cost' : `concepts/${id}`;
}
