import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { chromium as playwright, type Browser } from 'playwright-core';
import { variable } from '../../scripts/cli/variable.ts';

/** Names under which systems install Chromium or Chrome. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

/**
 * No sandbox, because CI often runs as root; nothing that would speak to a network by itself, and no host to be found but
 * this machine. The tabs of a reader share a process, so that each finds compiled what another has loaded.
 */
const FLAGS = [
  '--no-sandbox',
  '--process-per-site',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * For tests, which open every page once and begin every worker anew: code hardly ever runs long enough to be worth
 * optimizing. Without the compilers that optimize, and with quick code from the start, axe needs half the processors.
 */
export const UNOPTIMIZED =
  '--js-flags=--no-maglev --no-turbofan --always-sparkplug --no-flush-bytecode';

/** A Chromium, and what has to be in its environment. */
interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

/**
 * The Chromium that `CHROMIUM_PATH` names, else the system's, else the one that the package `@sparticuz/chromium` brings,
 * so that the tests need nothing but `npm ci`. That one is unpacked first.
 */
export async function chromium(): Promise<Chromium> {
  const installed = variable('CHROMIUM_PATH') ?? findInstalled();
  return installed ? { executablePath: installed, env: {} } : await unpackBundled();
}

/**
 * Starts it.
 *
 * @param more switches of Chromium besides those that it always has
 */
export async function launchChromium(...more: string[]): Promise<Browser> {
  const { executablePath, env } = await chromium();
  const args = [...FLAGS, ...more];
  return playwright.launch({ executablePath, args, env: { ...process.env, ...env } });
}

// --- internal ---

function findInstalled(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const files = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  files.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  return files.find((file) => existsSync(file));
}

/** Unpacks the bundled Chromium once for each version, with the libraries that it needs and a bare system lacks. */
async function unpackBundled(): Promise<Chromium> {
  const { default: bundled, inflate } = await import('@sparticuz/chromium');
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const packageRoot = entry.slice(0, entry.lastIndexOf('/build/'));
  const { version } = require(join(packageRoot, 'package.json')) as { version: string };
  const folder = resolve('.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    // The package unpacks into the system's temporary folder and takes whatever is called `chromium` there for its own. So
    // it gets a folder of its own, which takes its name only when it is complete.
    const unfinished = `${folder}.${process.pid}`;
    const { TMPDIR } = process.env;
    mkdirSync(unfinished, { recursive: true });
    process.env['TMPDIR'] = unfinished;
    try {
      await bundled.executablePath();
      await inflate(join(packageRoot, 'bin', 'al2023.tar.br'));
    } finally {
      if (TMPDIR === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = TMPDIR;
    }
    finish(unfinished, folder);
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''];
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries.filter((path) => path !== '').join(delimiter),
      // A system without fonts would draw empty boxes.
      ...(!existsSync('/etc/fonts/fonts.conf') && { FONTCONFIG_PATH: join(folder, 'fonts') }),
    },
  };
}

/** Another process may have been faster; then its copy is as good. */
function finish(unfinished: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}
