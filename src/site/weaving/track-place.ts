import { tracks } from '../../../scripts/tracks/index.ts';

/** Where the page of a step is among the steps of its track. */
export interface TrackPlace {
  /** The id of the track. */
  track: string;
  title: string;
  /** Which step it is, counted from 1. */
  at: number;
  of: number;
}

/** The place of a page in its track, by its slug; undefined for a page that is of no step. */
export function trackPlaceOf(slug: string): TrackPlace | undefined {
  return tracks
    .map(({ id, title, steps }) => ({
      track: id,
      title,
      at: steps.findIndex((step) => slug === `steps/${step.id}`) + 1,
      of: steps.length,
    }))
    .find(({ at }) => at > 0);
}
