import { build } from 'esbuild';

/** The scripts that tests of commands start. */
export const COMMANDS = [
  'audit',
  'cleanup',
  'exec',
  'exercise',
  'local-aws',
  'load',
  'reset',
  'run',
  'show',
  'status',
  'tutorial',
  'undo',
];

/** Where they are, bundled: `run.mjs` is scripts/run.ts with all that it imports. */
export const BUNDLES = '.cache/commands';

/**
 * Bundles the commands once, before the unit tests: hundreds of times a process starts, and most of a start is the loading of
 * what these tests never call. The programs that npm runs are not bundled; a test types one of them.
 */
export default async function bundle(): Promise<void> {
  await build({
    entryPoints: COMMANDS.map((command) => `scripts/${command}.ts`),
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    // A CommonJS package requires the modules of Node.js.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
