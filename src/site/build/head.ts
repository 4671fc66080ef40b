import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { SOCIAL } from './images/social.ts';

type Head = NonNullable<StarlightUserConfig['head']>;

/**
 * Gives the head of a page an image of its own in place of that of the site.
 *
 * @param head the elements of the page's head: changed where they name the image
 * @param title of the page, for those who do not see the image
 */
export function setImage(
  head: { attrs?: Record<string, string | boolean | undefined> | undefined }[],
  { base, site, path, title }: { base: string; site: URL | undefined; path: string; title: string },
): void {
  const contents: Readonly<Record<string, string>> = {
    'og:image': imageAt(base, site, path),
    'twitter:image': imageAt(base, site, path),
    'og:image:alt': `${title}. Fargate, step by step.`,
    'twitter:image:alt': `${title}. Fargate, step by step.`,
  };
  for (const { attrs } of head) {
    const content = contents[String(attrs?.['property'] ?? attrs?.['name'])];
    if (attrs && content !== undefined) attrs['content'] = content;
  }
}

/**
 * The elements that every page has in its head besides those that Starlight writes: icons, the colour of the browser
 * around it, and the image that others show beside a link.
 *
 * @param base the path of the site, without a slash at its end
 * @param site where the site lives, if it is known: others want to be told the whole address of an image
 */
export function headOf(base: string, site: string | undefined): Head {
  const image = imageAt(base, site, SOCIAL.path);
  const property = (name: string, content: string): Head[number] => ({
    tag: 'meta',
    attrs: { property: name, content },
  });
  const named = (name: string, content: string, more = {}): Head[number] => ({
    tag: 'meta',
    attrs: { name, content, ...more },
  });
  return [
    // A browser that draws what it has read of a page so far may move it when it reads on. It waits for the footer, so
    // that nothing moves: https://developer.mozilla.org/en-US/docs/Web/HTML/Reference/Attributes/rel#expect
    { tag: 'link', attrs: { rel: 'expect', href: '#page-end', blocking: 'render' } },
    { tag: 'link', attrs: { rel: 'icon', href: `${base}/favicon.ico`, sizes: '32x32' } },
    { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `${base}/apple-touch-icon.png` } },
    named('theme-color', '#fefdfb', { media: '(prefers-color-scheme: light)' }),
    named('theme-color', '#111b1d', { media: '(prefers-color-scheme: dark)' }),
    property('og:image', image),
    property('og:image:width', String(SOCIAL.width)),
    property('og:image:height', String(SOCIAL.height)),
    property('og:image:alt', SOCIAL.alt),
    named('twitter:image', image),
    named('twitter:image:alt', SOCIAL.alt),
  ];
}

// --- internal ---

/** The address of an image of the site. Others want to be told the whole of it, where it is known. */
function imageAt(base: string, site: string | URL | undefined, path: string): string {
  return site ? new URL(`${base}/${path}`, site).href : `${base}/${path}`;
}
