import { parse, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { plain } from '../../engine/render.ts';
import { partsOf } from '../weaving/transcript-lines.ts';
import { attribute, elementsIn, find, hasClass, parseHtml, textOf, type Element } from './html.ts';

/** A built page of a step: `create-cluster`, and its HTML. */
export interface BuiltStep {
  id: string;
  html: string;
}

/**
 * Makes of the built pages of some steps what belongs on paper: the text, the code, the output and the drawings, and nothing
 * that can be pressed. Headings go one level down, and every id gets the step's before it, so that all of it can stand on one
 * page. A link to another of the steps stays on that page.
 *
 * @param base the path of the site, without a slash at its end
 * @returns the HTML of each step, by its id
 * @throws {Error} for a page without a content
 */
export function printedSteps(steps: readonly BuiltStep[], base: string): Map<string, string> {
  const contents = steps.map(({ id, html }) => ({ id, content: contentOf(id, html) }));
  for (const { id, content } of contents) {
    content.childNodes = content.childNodes.flatMap(onPaper);
    for (const element of elementsIn(content)) forOnePage(element, id);
  }
  const ids = new Set(
    contents.flatMap(({ id, content }) => [
      id,
      ...[...elementsIn(content)].flatMap((element) => attribute(element, 'id') ?? []),
    ]),
  );
  for (const { id, content } of contents) {
    for (const element of elementsIn(content)) relink(element, id, ids, base);
  }
  return new Map(contents.map(({ id, content }) => [id, serialize(content)]));
}

// --- internal ---

function contentOf(id: string, html: string): Element {
  const content = find(parseHtml(html), (each) => hasClass(each, 'sl-markdown-content'));
  if (!content) throw new Error(`${id}: expected a page with a content, found none`);
  return content;
}

const WHERE_POLICY_IS =
  'The policy that allows this is on the page of the step, to copy and to download.';

/** Elements that are of no use on paper, by their names. */
const PRESSED = new Set(['script', 'style', 'link', 'button', 'dialog', 'form', 'nav', 'input']);
/** Parts of a page that are of no use on paper, by their classes. */
const FOR_SCREENS = [
  'print:hidden',
  'sl-anchor-link',
  'run-typed',
  'needs-scripts',
  'code-link',
  'break-link',
  'policy-form',
];

/** The nodes that stand on paper in the place of one: itself, something simpler, or nothing. */
function onPaper(node: Tree.ChildNode): Tree.ChildNode[] {
  if (!('tagName' in node)) return [node];
  if (PRESSED.has(node.tagName) || FOR_SCREENS.some((name) => hasClass(node, name))) return [];
  const part = attribute(node, 'data-part');
  if (part === 'claim') return [];
  if (node.tagName === 'step-run') return panel(node);
  if (node.tagName === 'starlight-tabs') return tabs(node);
  if (hasClass(node, 'sl-heading-wrapper')) return node.childNodes.flatMap(onPaper);
  if (hasClass(node, 'expressive-code')) return [code(codeLines(node))];
  // Its parts have been shown one by one.
  if (part === 'code' && attribute(node, 'data-region') === undefined) return [];
  if (part === 'permissions') return table(node);
  node.childNodes = node.childNodes.flatMap(onPaper);
  if (node.tagName === 'details') return [opened(node)];
  return [node];
}

/** Of the panel that runs a step: the recorded output, and the drawing. */
function panel(node: Element): Tree.ChildNode[] {
  const recorded = find(node, (each) => attribute(each, 'data-part') === 'recorded');
  const drawing = find(node, (each) => each.tagName === 'figure');
  // A budget is in no picture. Its figure says that nothing exists, which would be wrong below the output that made it.
  const isDrawn = drawing !== undefined && find(drawing, (each) => each.tagName === 'svg');
  const lines = recorded
    ? [...elementsIn(recorded)]
        .filter((each) => hasClass(each, 'run-prompt') || hasClass(each, 'run-line'))
        .map(printedLine)
    : [];
  return [...(lines.length > 0 ? [code(lines)] : []), ...(isDrawn ? [drawing] : [])];
}

/** A line of the output, broken as a terminal breaks it: it goes on below its text, and not below its label. */
function printedLine(line: Element): string {
  const text = textOf(line).trimEnd();
  const label = find(line, (each) => hasClass(each, 'label'));
  const labelled = label ? textOf(label) : '';
  // The label of a line that belongs to the one above it is blank.
  const name = labelled.trimEnd() || labelled.slice(0, 1);
  return plain({ label: name, text: text.slice(labelled.length), tone: 'plain' });
}

/** All tabs below each other, each with its name. */
function tabs(node: Element): Tree.ChildNode[] {
  const all = [...elementsIn(node)];
  const name = (panel: Element) =>
    all.find((each) => attribute(each, 'id') === attribute(panel, 'aria-labelledby'));
  return all
    .filter((each) => attribute(each, 'role') === 'tabpanel')
    .flatMap((each) => [
      madeOf(`<p><strong>${textOf(name(each)!).trim()}</strong></p>`),
      ...each.childNodes.flatMap(onPaper),
    ]);
}

/** The table of the permissions, and where the policy is: that is there to be copied. */
function table(node: Element): Tree.ChildNode[] {
  const found = find(node, (each) => each.tagName === 'table');
  if (!found) return node.childNodes.flatMap(onPaper);
  const policy = find(node, (each) => each.tagName === 'account-policy');
  return policy ? [found, madeOf(`<p>${WHERE_POLICY_IS}</p>`)] : [found];
}

function opened(node: Element): Element {
  node.tagName = node.nodeName = 'div';
  node.attrs = [{ name: 'class', value: 'printed-fold' }];
  for (const child of node.childNodes) {
    if ('tagName' in child && child.tagName === 'summary') {
      child.tagName = child.nodeName = 'p';
      child.attrs = [];
    }
  }
  return node;
}

/** The lines of a block of code. Those of a transcript are broken as a terminal breaks them, like the output of a panel. */
function codeLines(node: Element): string[] {
  const lines = [...elementsIn(node)]
    .filter((each) => hasClass(each, 'ec-line'))
    .map((each) => textOf(each).replace(/\n$/, ''));
  const pre = find(node, ({ tagName }) => tagName === 'pre');
  const isTranscript = pre && attribute(pre, 'data-language') === 'transcript';
  return isTranscript ? lines.map(brokenLine) : lines;
}

/** A line of a transcript at the width of a terminal. A command stays whole, and nothing stays nothing. */
function brokenLine(line: string): string {
  return /^(\$ .*)?$/.test(line) ? line : plain({ ...partsOf(line), tone: 'plain' });
}

function code(lines: readonly string[]): Element {
  const block = madeOf('<pre class="printed"><code></code></pre>');
  const inner = block.childNodes[0] as Element;
  inner.childNodes = [{ nodeName: '#text', value: lines.join('\n'), parentNode: inner }];
  return block;
}

function madeOf(html: string): Element {
  return find(parse(html), ({ tagName }) => tagName === 'body')!.childNodes[0] as Element;
}

/** Attributes that name ids of the page, several perhaps. */
const NAMING_IDS = /^(id|for|aria-(labelledby|describedby|controls|owns))$/;
/** Fits an element for a page with others: its heading a level down, its ids with the step's before them, no attribute of scripts. */
function forOnePage(element: Element, id: string): void {
  const level = /^h([2-5])$/.exec(element.tagName)?.[1];
  if (level !== undefined) element.tagName = element.nodeName = `h${Number(level) + 1}`;
  if (hasClass(element, 'without-scripts')) element.attrs = [];
  const isDrawing = attribute(element, 'data-part') === 'diagram';
  element.attrs = element.attrs.filter(
    ({ name }) => name !== 'hidden' && (isDrawing || !name.startsWith('data-')),
  );
  // A wide table scrolls on a phone, and has to do so by the keyboard too.
  if (element.tagName === 'table') element.attrs.push({ name: 'tabindex', value: '0' });
  for (const each of element.attrs) {
    each.value = NAMING_IDS.test(each.name)
      ? each.value.replaceAll(/\S+/g, (one) => `${id}--${one}`)
      : each.value.replaceAll(/url\(#([^)]+)\)/g, `url(#${id}--$1)`);
  }
}

/** Leads a link to another of the steps, or to a section, to where it is on this page, or else to the step's own page. */
function relink(element: Element, id: string, ids: ReadonlySet<string>, base: string): void {
  const link = element.attrs.find(({ name }) => name === 'href');
  const own = link?.value.startsWith('#') ? `${base}/steps/${id}/${link.value}` : link?.value;
  if (!link || !own?.startsWith(`${base}/steps/`)) return;
  const [step, section] = own.slice(`${base}/steps/`.length).split('/#');
  const here = section ? `${step}--${section}` : step!.replace(/\/$/, '');
  link.value = ids.has(here) ? `#${here}` : own;
}
