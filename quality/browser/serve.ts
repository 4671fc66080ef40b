import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The built site behind an address of this machine. */
export interface Site {
  /** With the base path, and without a slash at the end: `http://127.0.0.1:41233/fargate`. */
  url: string;
  close(): Promise<void>;
}

/** The base path that the site was built with, without a slash at the end. */
const BASE = (process.env['SITE_BASE'] ?? '').replace(/\/$/, '');

/** Where the server has axe, which no page asks for. From an address a browser takes it compiled the second time. */
export const AXE = '/axe.js';

/** The paths of all pages that the build made, from the site's base: `/`, `/steps/create-cluster/`, `/404.html`. */
export function builtPages(folder = 'dist'): string[] {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder}/index.html is missing. Run: npm run build`);
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.split(sep).join('/')}`.replace(/\/index\.html$/, '/'))
    .sort();
}

/**
 * Serves a built site, as a static host would, below a path without a slash at the end, on a free port of 127.0.0.1.
 * A page that is asked for with `?in-pieces` comes as over a slow line: with a rest before each field.
 */
export async function serveSite(folder = 'dist', base = BASE): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = decodeURIComponent(pathname);
    const isAxe = path === AXE;
    const file = isAxe ? AXE_FILE : fileBelow(base, folder, path);
    const found = file ?? join(folder, '404.html');
    response.writeHead(file ? 200 : 404, {
      'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
      // The name of such a file has the hash of what is in it; and the server's address does not outlive this axe.
      ...((isAxe || path.startsWith(`${base}/_astro/`)) && {
        'cache-control': 'max-age=31536000, immutable',
      }),
    });
    const content = readFileSync(found);
    if (search === '?in-pieces') void sendInPieces(response, content.toString());
    else response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

// --- internal ---

const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};

async function sendInPieces(response: ServerResponse, page: string): Promise<void> {
  for (const piece of page.split(/(?=<select)/)) {
    response.write(piece);
    await setTimeout(200);
  }
  response.end();
}

function fileBelow(base: string, folder: string, path: string): string | undefined {
  if (!path.startsWith(`${base}/`)) return undefined;
  const inBase = path.slice(base.length);
  const file = join(folder, normalize(inBase.endsWith('/') ? `${inBase}index.html` : inBase));
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}
