import { trackPlaceOf } from '../../weaving/track-place.ts';
import type { PageCard } from './social.ts';

/** Returns true for a page with an image of its own beside links to it. The others have the image of the site. */
export function hasCard(slug: string): boolean {
  return slug.split('/')[0]! in PARTS && slug.includes('/');
}

/** The image of a page, below the site's base: `social/steps/create-cluster.png`. */
export function cardPath(slug: string): string {
  return `social/${slug}.png`;
}

/** The words of a page's image. */
export function cardOf(slug: string, title: string): PageCard {
  const place = trackPlaceOf(slug);
  const part = place
    ? `${place.title}: step ${place.at} of ${place.of}`
    : PARTS[slug.split('/')[0] as keyof typeof PARTS];
  return { part, title, step: place && { at: place.at, of: place.of } };
}

// --- internal ---

/** The folders of pages, as the sidebar names them. */
const PARTS = { start: 'Start', steps: 'Steps', concepts: 'Concepts', reference: 'Reference' };
