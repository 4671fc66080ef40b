import { createRequire } from 'node:module';
import type * as typescript from 'typescript';

/**
 * The TypeScript compiler. It is required: for an `import` Node would read all nine megabytes of it once more, to find out
 * what it exports. Loading it takes a third of a second, so import this module where it is sure to be used.
 */
export const ts = createRequire(import.meta.url)('typescript') as typeof typescript;
