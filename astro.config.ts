import { existsSync } from 'node:fs';
import starlight from '@astrojs/starlight';
import mermaid from 'astro-mermaid';
import { defineConfig } from 'astro/config';
import linksValidator from 'starlight-links-validator';
import { concepts } from './scripts/concepts/index.ts';
import { tracks } from './scripts/tracks/index.ts';
import { baseLinks } from './src/site/build/base-links.ts';
import { headOf } from './src/site/build/head.ts';
import { printable } from './src/site/build/fill-print-pages.ts';
import { REPOSITORY } from './src/site/source-archive.ts';
import { inlineCode } from './src/site/build/inline-code.ts';
import { diagrams } from './src/site/build/diagrams/integration.ts';
import { mermaidTheme } from './src/site/build/diagrams/mermaid-theme.ts';
import { sdkInAWorker } from './src/site/build/sdk-in-a-worker.ts';
import { searchWhenAsked } from './src/site/build/search-when-asked.ts';
import { quietDirectives } from './src/site/build/quiet-directives.ts';
import { sealed } from './src/site/build/sealed.ts';
import { wholeIndex } from './src/site/build/whole-index.ts';
import { BEFORE_CONCEPTS, sidebarOf } from './src/site/build/sidebar.ts';

/** Returns true if there is a page, or a folder of pages, below src/content/docs. */
function hasPages(path: string): boolean {
  const at = `./src/content/docs/${path}`;
  return ['', '.mdx', '.md'].some((ending) => existsSync(new URL(at + ending, import.meta.url)));
}

/** The path of the site, without a slash at its end. */
const BASE = (process.env['SITE_BASE'] ?? '').replace(/\/$/, '');

// https://docs.astro.build/en/reference/configuration-reference/
export default defineConfig({
  // Where the site will live: `SITE_URL=https://example.org SITE_BASE=/fargate npm run build`. Without an address the
  // site works anywhere, and has no sitemap and no canonical links.
  ...(process.env['SITE_URL'] && { site: process.env['SITE_URL'] }),
  base: BASE || '/',
  // A page's address ends with a slash, whatever serves it.
  trailingSlash: 'always',
  integrations: [
    baseLinks(),
    inlineCode(),
    // It takes the Mermaid fences out of the Markdown before Starlight would colour them as code, so it comes first.
    diagrams(
      mermaid({ autoTheme: false, enableLog: false, theme: 'base', mermaidConfig: mermaidTheme }),
    ),
    starlight({
      title: 'Fargate, step by step',
      description:
        'Amazon ECS on AWS Fargate, taught in pages that run: each step and each concept has a program that does what its page says.',
      favicon: '/favicon.svg',
      logo: { light: './src/site/assets/logo-light.svg', dark: './src/site/assets/logo-dark.svg' },
      titleDelimiter: '·',
      head: headOf(BASE, process.env['SITE_URL']),
      social: [
        REPOSITORY
          ? { icon: 'github', label: 'Get the code', href: REPOSITORY }
          : { icon: 'seti:git', label: 'Get the code', href: `${BASE}/start/get-the-code/` },
      ],
      ...(REPOSITORY && { editLink: { baseUrl: `${REPOSITORY.replace(/\/$/, '')}/edit/main/` } }),
      customCss: [
        './src/site/styles/site.css',
        './src/site/styles/parts.css',
        './src/site/styles/landing.css',
        './src/site/styles/diagrams.css',
        './src/site/styles/print.css',
      ],
      components: {
        Banner: './src/site/components/Banner.astro',
        Footer: './src/site/components/Footer.astro',
        Hero: './src/site/components/Hero.astro',
        MobileTableOfContents: './src/site/components/MobileTableOfContents.astro',
        PageTitle: './src/site/components/PageTitle.astro',
        TableOfContents: './src/site/components/TableOfContents.astro',
      },
      sidebar: sidebarOf(
        tracks,
        // The last program, of the costs, is on a page of the reference.
        [...BEFORE_CONCEPTS, ...concepts.map(({ id }) => id)],
        hasPages,
      ),
      // Whoever searches for a word of the glossary finds the page that explains it before those that mention it. Each
      // page's words are its metadata: see PageTitle.astro. 5 is what Pagefind gives a title.
      pagefind: { ranking: { metaWeights: { title: 5, terms: 10 } } },
      routeMiddleware: './src/site/build/route.ts',
      plugins: [linksValidator()],
      lastUpdated: false,
    }),
    // Starlight brings a sitemap along unless there is one, and a sitemap wants to know where the site lives.
    ...(process.env['SITE_URL'] ? [] : [{ name: '@astrojs/sitemap', hooks: {} }]),
    wholeIndex(),
    printable(BASE),
    // Last: it looks at what all others have written.
    sealed(),
  ],
  vite: {
    plugins: [searchWhenAsked(), quietDirectives()],
    // The worker that runs steps is a module, so that it can leave for later what it seldom needs.
    worker: { format: 'es', plugins: () => [sdkInAWorker()] },
    // A package that it imports is prepared when the development server starts: found at the first press, it would
    // reload the page.
    optimizeDeps: {
      entries: ['src/site/browser/worker.ts'],
      rolldownOptions: { plugins: [sdkInAWorker()] },
    },
    build: {
      // Mermaid is one large chunk, loaded only by pages with a diagram that the build cannot draw.
      chunkSizeWarningLimit: 4000,
    },
  },
});
