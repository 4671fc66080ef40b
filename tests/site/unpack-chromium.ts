import { chromium } from '../../quality/browser/chromium.ts';

/** Unpacks the bundled Chromium before the browser tests: each of their processes would do so by itself. */
export default async function unpackChromium(): Promise<void> {
  await chromium();
}
