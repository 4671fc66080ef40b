import { defineConfig } from 'vitest/config';

const browserTests = ['tests/**/*.browser.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: browserTests },
      },
      {
        // These look at the built site, so they run after `npm run build`; and a browser takes its time to start.
        test: {
          name: 'browser',
          include: browserTests,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
