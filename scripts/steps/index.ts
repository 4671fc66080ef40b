import type { Step } from '../../src/engine/step.ts';
import { tracks } from '../tracks/index.ts';

/**
 * All steps, track by track. The links from page to page, the order of undoing, the tests and the permissions of a whole run
 * derive from it. A step enters it by the list of its track: scripts/tracks/core.ts and its neighbours.
 */
export const steps: readonly Step[] = tracks.flatMap((track) => track.steps);
