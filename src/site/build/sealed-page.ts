import { createHash } from 'node:crypto';
import { around, attribute, elementsIn, parseHtml, textOf, type Element } from './html.ts';

/**
 * Seals a built page, for hosts that can send no headers: a Content-Security-Policy lets it run the scripts of this site and
 * those that the build wrote into the page, which it names by their hashes, and no others; and ask this site only.
 *
 * Style sheets that stand in the body go to the head on the way. A browser shows what is above one before it has it, and then
 * moves it.
 *
 * @throws {Error} for a page without a head, and for one with an attribute that is a script, which no policy of ours lets run
 */
export function sealedPage(html: string, file: string): string {
  const elements = [...elementsIn(parseHtml(html))];
  const head = elements.find(({ tagName }) => tagName === 'head')?.sourceCodeLocation?.startTag;
  const charset = elements.find((each) => attribute(each, 'charset') !== undefined);
  if (!head) throw new Error(`${file}: expected a <head>, found none`);
  for (const { attrs, tagName } of elements) {
    const handler = attrs.find(({ name }) => name.startsWith('on'));
    if (handler)
      throw new Error(
        `${file}: expected no script in an attribute, found ${handler.name} of <${tagName}>`,
      );
  }
  const late = elements.filter(
    (element) => attribute(element, 'rel') === 'stylesheet' && around(element, isBody),
  );
  const links = new Set(late.map((element) => outer(element, html)));
  const rest = late.reduceRight((text, { sourceCodeLocation: at }) => {
    return text.slice(0, at!.startOffset) + text.slice(at!.endOffset);
  }, html);
  const begin = charset?.sourceCodeLocation?.endOffset ?? head.endOffset;
  const end = rest.indexOf('</head>');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(elements)}">`;
  return (
    rest.slice(0, begin) + meta + rest.slice(begin, end) + [...links].join('') + rest.slice(end)
  );
}

// --- internal ---

/** Pagefind is compiled to WebAssembly. Code blocks have their colours in attributes, which only 'unsafe-inline' allows. */
function policy(elements: readonly Element[]): string {
  const hashes = elements.filter(isInlineScript).map((script) => `'${hashOf(textOf(script))}'`);
  const scripts = ["'self'", "'wasm-unsafe-eval'", ...new Set(hashes)].join(' ');
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Data in a `<script>`, such as JSON, is not run, and needs no leave to be. */
function isInlineScript(element: Element): boolean {
  if (element.tagName !== 'script' || attribute(element, 'src') !== undefined) return false;
  return ['', 'module', 'text/javascript'].includes(attribute(element, 'type') ?? '');
}

function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}

function outer({ sourceCodeLocation: at }: Element, html: string): string {
  return html.slice(at!.startOffset, at!.endOffset);
}

function isBody({ tagName }: Element): boolean {
  return tagName === 'body';
}
