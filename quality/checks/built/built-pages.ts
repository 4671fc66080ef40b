import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  elementsIn,
  find,
  parseHtml,
  attribute,
  type Element,
} from '../../../src/site/build/html.ts';

/** The folder that a build writes. */
export const DIST = 'dist';

/** A built page. */
export interface BuiltPage {
  /** From the project's root: `dist/steps/create-cluster/index.html`. */
  file: string;
  /** `steps/create-cluster`. */
  slug: string;
  elements: Element[];
  /** The elements between the site's header and its footer. */
  main: Element[];
  ids: Set<string>;
}

/** All pages of the built site, in the order of their files. */
export function readSite(): BuiltPage[] {
  if (!existsSync(DIST)) return [];
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .sort()
    .map((path) => builtPage(path, readFileSync(`${DIST}/${path}`, 'utf8')));
}

/** A built page of its HTML. @param path below {@link DIST}: `steps/create-cluster/index.html` */
export function builtPage(path: string, html: string): BuiltPage {
  const document = parseHtml(html);
  const elements = [...elementsIn(document)];
  const main = find(document, ({ tagName }) => tagName === 'main');
  return {
    file: `${DIST}/${path}`,
    slug: path.replace(/(\/index)?\.html$/, ''),
    elements,
    main: main ? [...elementsIn(main)] : [],
    ids: new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])),
  };
}
