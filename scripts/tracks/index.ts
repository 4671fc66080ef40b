import { nextCommand } from '../../src/engine/next-command.ts';
import type { Step } from '../../src/engine/step.ts';
import { withNeeds } from '../../src/engine/with-needs.ts';
import { core } from './core.ts';
import { expose } from './expose.ts';
import { guard } from './guard.ts';
import { scale } from './scale.ts';
import type { Track } from './track.ts';
import { ways } from './ways.ts';

/** THE list of the tracks, in the order of the sidebar. Everything that is made is taken back in the reverse order. */
export const tracks: readonly Track[] = [core, guard, expose, scale, ways];

/** The track of a step, by its id: a test may have changed the step. */
export function trackOf({ id }: Pick<Step, 'id'>): Track {
  return tracks.find(({ steps }) => steps.some((each) => each.id === id)) ?? core;
}

/** The command to type after a step: the next step of its track, or what comes after the last. */
export function nextAfter(step: Step): string {
  return nextCommand(trackOf(step), step);
}

/**
 * The steps of some tracks, with those that they need of other tracks, in an order in which they can be done. `core` alone is
 * the tutorial.
 */
export function stepsOfTracks(chosen: readonly Track[]): Step[] {
  const wanted = withNeeds(chosen.flatMap((track) => track.steps));
  return tracks.flatMap(({ steps }) => steps).filter((step) => wanted.has(step));
}
