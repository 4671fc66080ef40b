import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { attribute, elementsIn, parseHtml } from './html.ts';
import { printedSteps } from './printed.ts';

/**
 * Fills the pages for printing, once all pages are built, with what the pages of the steps have: so that nothing is said
 * twice, and each component is asked on its own page only. See src/pages/print/.
 *
 * @param base the path of the site, without a slash at its end
 */
export function printable(base: string): AstroIntegration {
  return {
    name: 'printable',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const page of globSync('print/*/index.html', { cwd: folder })) {
          const file = join(folder, page);
          writeFileSync(file, filled(readFileSync(file, 'utf8'), folder, base));
        }
      },
    },
  };
}

// --- internal ---

/** A page for printing, with the content of each step where its place is. */
function filled(html: string, folder: string, base: string): string {
  const places = [...elementsIn(parseHtml(html))].filter(
    (each) => attribute(each, 'data-printed') !== undefined,
  );
  const steps = places.map((place) => {
    const id = attribute(place, 'data-printed')!;
    return { id, html: readFileSync(join(folder, 'steps', id, 'index.html'), 'utf8') };
  });
  const printed = printedSteps(steps, base);
  return places.reduceRight((text, place) => {
    const { startTag, endTag } = place.sourceCodeLocation!;
    const content = printed.get(attribute(place, 'data-printed')!)!;
    return text.slice(0, startTag!.endOffset) + content + text.slice(endTag!.startOffset);
  }, html);
}
