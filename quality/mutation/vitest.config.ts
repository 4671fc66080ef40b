import { defineConfig } from 'vitest/config';

/** The quick tests, for a mutant: without the commands, which only tests of commands need, and up to the first that fails. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.slow.*', 'tests/**/*.browser.*'],
    bail: 1,
    isolate: false,
    maxWorkers: 1,
    testTimeout: 60_000,
  },
});
