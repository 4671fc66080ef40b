/** Where things are, seen from the project's root, which is where npm runs every script. */
export const RECORDINGS = 'src/recordings';
export const STEPS = 'scripts/steps';
export const STEP_PAGES = 'src/content/docs/steps';
export const PAGES = 'src/content/docs';
