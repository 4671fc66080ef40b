import { expect, test } from 'vitest';
import { sealedPage } from '../../../src/site/build/sealed-page.ts';

const page = (head: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
const policyOf = (html: string) => /content="(default-src [^"]*)"/.exec(html)?.[1] ?? '';

test('the policy names inline scripts by their hashes, and allows no others', () => {
  // The hash is what `printf 'f()' | openssl dgst -sha256 -binary | base64` prints.
  const hash = "'sha256-GcEEE0IkDzIP5EQ6DXZaDPORqT5RTBELX8Fyzyg9yvo='";
  const policy = policyOf(
    sealedPage(page('<script>f()</script>', '<script type="module">f()</script>'), 'p'),
  );
  expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash};`);
  expect(/script-src[^;]*/.exec(policy)![0]).not.toContain('unsafe-inline');
  expect(policy).toContain("object-src 'none'");
});

test('data, and scripts of files, are not hashed', () => {
  const html = page(
    '<script src="/a.js"></script><script type="application/ld+json">{}</script>',
    '',
  );
  expect(policyOf(sealedPage(html, 'p'))).not.toContain('sha256');
});

test('the policy stands before every script', () => {
  const html = sealedPage(page('<script>f()</script>', ''), 'p');
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script>'));
});

test('a style sheet in the body goes to the head, once', () => {
  const link = '<link rel="stylesheet" href="/a.css">';
  const html = sealedPage(page('', `<p>1</p>${link}<p>2</p>${link}`), 'p');
  expect(html).toContain(`${link}</head><body><p>1</p><p>2</p></body>`);
});

test('a script in an attribute is refused, and so is a page without a head', () => {
  expect(() => sealedPage(page('', '<p onclick="f()">'), 'p.html')).toThrow(
    'p.html: expected no script',
  );
  expect(() => sealedPage('<p>', 'p.html')).toThrow('p.html: expected a <head>');
});
