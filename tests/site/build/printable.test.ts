import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { printedOnRequest } from '../../../src/site/build/fill-print-pages.ts';

const PAGES: Readonly<Record<string, string>> = {
  '/docs/print/core/':
    '<html><head><style>main {}</style></head><body><section><div data-printed="a"><p>Not yet.</p></div></section><section><div data-printed="b"></div></section></body></html>',
  '/docs/print/broken/': '<html><body><div data-printed="gone"></div></body></html>',
  '/docs/steps/a/':
    '<html><head><link rel="stylesheet" href="/chart.css"><style>main {}</style></head><body><div class="sl-markdown-content"><p>First.</p><button>Run</button></div></body></html>',
  '/docs/steps/b/':
    '<html><body><div class="sl-markdown-content"><a href="/docs/steps/a/">back</a></div></body></html>',
};

let close: () => void = () => undefined;
afterEach(() => close());

/** Asks a server of pages that are not put together, as `astro dev` is, with our part before it. */
async function ask(path: string): Promise<{ status: number; text: string }> {
  const printed = printedOnRequest('/docs');
  const server = createServer((request, response) => {
    void printed(request, response, (error) => {
      const page = PAGES[request.url!];
      if (error instanceof Error) response.writeHead(500).end(error.message);
      else response.writeHead(page === undefined ? 404 : 200).end(page);
    });
  }).listen(0, '127.0.0.1');
  close = () => server.close();
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: answer.status, text: await answer.text() };
}

test('the development server puts the steps of a track on one page', async () => {
  const { status, text } = await ask('/docs/print/core/');
  expect(status).toBe(200);
  expect(text).toContain('<div data-printed="a"><p>First.</p></div>');
  expect(text).not.toContain('Not yet.');
  expect(text).not.toContain('Run');
  expect(text).toContain('<a href="#a">back</a>');
});

test('the page has the styles of its steps, each once', async () => {
  const { text } = await ask('/docs/print/core/');
  expect(text).toContain(
    '<head><style>main {}</style><link rel="stylesheet" href="/chart.css"></head>',
  );
});

test('the same page is there without the slash at the end of its address', async () => {
  const { text } = await ask('/docs/print/core');
  expect(text).toContain('<div data-printed="a"><p>First.</p></div>');
});

test('any other page is answered as it is', async () => {
  expect((await ask('/docs/steps/a/')).text).toBe(PAGES['/docs/steps/a/']);
  expect((await ask('/docs/print/')).status).toBe(404);
});

test('a step without a page is an error with its address', async () => {
  const { status, text } = await ask('/docs/print/broken/');
  expect(status).toBe(500);
  expect(text).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/docs\/steps\/gone\/ answered HTTP 404$/);
});
