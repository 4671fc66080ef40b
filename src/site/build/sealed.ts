import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { sealedPage } from './sealed-page.ts';

/**
 * Seals every page once all of them are built: Astro's own policy does not know the inline scripts of Starlight.
 * See: https://docs.astro.build/en/reference/configuration-reference/#securitycsp
 */
export function sealed(): AstroIntegration {
  return {
    name: 'sealed',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' });
        for (const page of pages.filter((file) => file.endsWith('.html'))) {
          const file = join(folder, page);
          writeFileSync(file, sealedPage(readFileSync(file, 'utf8'), page));
        }
      },
    },
  };
}
