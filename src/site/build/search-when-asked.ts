import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/**
 * Loads the search when a reader turns to it. Starlight loads it as soon as a page is idle, and it is as large as all the other
 * code of a page together.
 *
 * @throws {Error} when Starlight's search has become another, so that this is looked at again
 */
export function searchWhenAsked(): Plugin {
  return {
    name: 'search-when-asked',
    // There is no index before a build, so Starlight's search does nothing in the development server.
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/starlight\/.*\/Search\.astro\?.*type=script/.test(id)) return null;
      if (!code.includes(IDLE)) {
        throw new Error(
          `expected "${IDLE}" in Starlight's search, found it changed: look at ${id}`,
        );
      }
      return `import { whenAsked } from ${JSON.stringify(WHEN_ASKED)};\n${code.replace(IDLE, 'whenAsked')}`;
    },
  };
}

// --- internal ---

const IDLE = 'window.requestIdleCallback || ((cb) => setTimeout(cb, 1))';
const WHEN_ASKED = fileURLToPath(new URL('../browser/when-asked.ts', import.meta.url));
