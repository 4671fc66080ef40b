import { globSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { attribute, elementsIn, parseHtml } from './html.ts';
import { printedSteps } from './printed-steps.ts';

/**
 * Fills the pages for printing with what the pages of the steps have: so that nothing is said twice, and each component is
 * asked on its own page only. The build does it once all pages are built, the development server at each request. See
 * src/pages/print/.
 *
 * @param base the path of the site, without a slash at its end
 */
export function printable(base: string): AstroIntegration {
  return {
    name: 'printable',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const answer = printedOnRequest(base);
        server.middlewares.use((...asked) => void answer(...asked));
      },
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const read = (path: string) => readFileSync(join(folder, path, 'index.html'), 'utf8');
        for (const page of globSync('print/*/index.html', { cwd: folder })) {
          const file = join(folder, page);
          writeFileSync(file, await filled(readFileSync(file, 'utf8'), read, base));
        }
      },
    },
  };
}

/** Answers requests for a page for printing: asks the same server for that page, and for the pages of its steps. */
export function printedOnRequest(base: string) {
  return async (
    request: IncomingMessage,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const track = /\/print\/([\w-]+)\/?$/.exec(pathname)?.[1];
    if (track === undefined || request.headers[AS_BUILT] !== undefined) return next();
    const read = async (path: string) => {
      const address = `http://${request.headers.host}${base}/${path}/`;
      const answer = await fetch(address, { headers: { [AS_BUILT]: 'yes' } });
      if (!answer.ok) throw new Error(`${address} answered HTTP ${answer.status}`);
      return answer.text();
    };
    try {
      const html = await filled(await read(`print/${track}`), read, base);
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html);
    } catch (error) {
      next(error);
    }
  };
}

// --- internal ---

/** The header by which a page for printing is asked for as it is before it is filled. */
const AS_BUILT = 'x-printed-as-built';

/**
 * A page for printing, with the content of each step where its place is.
 *
 * @param read reads the HTML of a page of the site, by its path: `steps/create-cluster`
 */
async function filled(
  html: string,
  read: (path: string) => string | Promise<string>,
  base: string,
): Promise<string> {
  const places = [...elementsIn(parseHtml(html))].filter(
    (each) => attribute(each, 'data-printed') !== undefined,
  );
  const steps: { id: string; html: string }[] = [];
  // One after the other: a development server makes each page anew.
  for (const place of places) {
    const id = attribute(place, 'data-printed')!;
    steps.push({ id, html: await read(`steps/${id}`) });
  }
  const printed = printedSteps(steps, base);
  const page = places.reduceRight((text, place) => {
    const { startTag, endTag } = place.sourceCodeLocation!;
    const content = printed.get(attribute(place, 'data-printed')!)!;
    return text.slice(0, startTag!.endOffset) + content + text.slice(endTag!.startOffset);
  }, html);
  const own = new Set(stylesOf(html));
  const others = new Set(steps.flatMap((step) => stylesOf(step.html)));
  const styles = [...others].filter((style) => !own.has(style));
  return page.replace('</head>', () => `${styles.join('')}</head>`);
}

/** The style sheets of a page, as they are written in it: without them a chart is black, and a table has no lines. */
function stylesOf(html: string): string[] {
  return [...elementsIn(parseHtml(html))]
    .filter(
      (each) =>
        each.tagName === 'style' ||
        (each.tagName === 'link' && attribute(each, 'rel') === 'stylesheet'),
    )
    .map(({ sourceCodeLocation: at }) => html.slice(at!.startOffset, at!.endOffset));
}
