import type { AstroIntegration } from 'astro';

/**
 * Lets pages link to each other from the site's root, as `[the cluster](/steps/create-cluster/)`, wherever the site is
 * hosted: the base path is put in front before anyone sees the link. Astro does so only for its own addresses. It is
 * done for links in Markdown's own form; the links check refuses any other that lacks the base.
 */
export function baseLinks(): AstroIntegration {
  return {
    name: 'base-links',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const prefix = config.base.replace(/\/$/, '');
        if (prefix === '') return;
        const { options } = config.markdown.processor as { options: { mdastPlugins: object[] } };
        options.mdastPlugins.push({
          name: 'base-links',
          link: (node: Link, editor: Editor) =>
            editor.setProperty(node, 'url', withBase(prefix, node.url)),
        });
      },
    },
  };
}

/** A link with the base path before it, if it starts at the site's root; any other as it is. */
export function withBase(prefix: string, link: string): string {
  return /^\/(?!\/)/.test(link) ? prefix + link : link;
}

// --- internal ---

/** The parts of Astro's Markdown tree that are used here; its own types belong to a package that Astro brings along. */
interface Link {
  url: string;
}
interface Editor {
  setProperty(node: object, key: string, value: unknown): void;
}
