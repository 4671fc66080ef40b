import { checkProse } from '../prose.ts';
import type { Check } from '../world.ts';

/** The prose of all pages is bound. */
export const prose: Check = {
  name: 'facts bound in prose',
  run: async (world) => checkProse(world.pages, await world.prose()),
};
