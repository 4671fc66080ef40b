import type { StarlightUserConfig } from '@astrojs/starlight/types';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;

/** Pages of concepts that have no program, before those that have one. */
export const BEFORE_CONCEPTS = ['the-picture'];

/**
 * The sidebar: each track in the order of its steps, the concepts in theirs, and around them the groups that have pages.
 * Previous and next at the foot of a page follow from it.
 *
 * @param hasPages whether there is a page, or a folder of pages, of that name
 */
export function sidebarOf(
  tracks: readonly { title: string; steps: readonly { id: string }[] }[],
  concepts: readonly string[],
  hasPages: (path: string) => boolean,
): Sidebar {
  const folder = (directory: string) =>
    hasPages(directory) ? [{ autogenerate: { directory } }] : [];
  const groups = [
    { label: 'Start', items: [{ slug: '', label: 'What this is' }, ...folder('start')] },
    ...tracks.map(({ title, steps }) => ({
      label: title,
      items: steps.map(({ id }) => `steps/${id}`).filter(hasPages),
    })),
    {
      label: 'Concepts',
      items: concepts.map((id) => `concepts/${id}`).filter(hasPages),
    },
    { label: 'Reference', items: folder('reference') },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
