import { createRequire } from 'node:module';
import type * as typescript from 'typescript';

const require = createRequire(import.meta.url);

/**
 * The TypeScript compiler, loaded when it is first asked for, which takes a third of a second. It is required: for an
 * `import` Node would read all nine megabytes of it once more, to find out what it exports.
 */
export function loadTypeScript(): typeof typescript {
  return require('typescript') as typeof typescript;
}
