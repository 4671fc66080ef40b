import type { ErrorText } from '../../src/site/data/fidelity.ts';
import type * as typescript from 'typescript';
import { loadTypeScript } from '../harness/typescript.ts';
import { originOf } from './origin.ts';

const ts = loadTypeScript();

/** Something that is answered with 501 and its name. */
export interface NotModelled {
  file: string;
  what: string;
}

/** The refusals of one module of the local AWS. */
export interface Refusals {
  texts: ErrorText[];
  notModelled: NotModelled[];
}

/** The names of the functions of a module that make an error of AWS, by the type that they say they return. */
export function errorMakersIn(source: typescript.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: typescript.Node) => {
    if (ts.isFunctionDeclaration(node) && node.type?.getText(source) === 'AwsError' && node.name) {
      names.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

/**
 * Every error text of a module: the literals in a call that makes an error. Where the text comes from is said by the
 * nearest comment above the call that speaks of it.
 */
export function refusalsIn(source: typescript.SourceFile, makers: ReadonlySet<string>): Refusals {
  const refusals: Refusals = { texts: [], notModelled: [] };
  const file = source.fileName;
  const visit = (node: typescript.Node) => {
    const name = makerOf(node);
    if (name === 'notModelled') {
      const [what] = literalsIn((node as typescript.CallExpression).arguments, makers);
      if (what) refusals.notModelled.push({ file, what: what.text });
    } else if (name === 'refuseMembers' || name === 'refuseOthers') {
      for (const what of membersIn(node as typescript.CallExpression)) {
        refusals.notModelled.push({ file, what });
      }
    } else if (name !== undefined && makers.has(name)) {
      for (const { text, at } of literalsIn(
        (node as typescript.CallExpression).arguments,
        makers,
      )) {
        // A code, a path or a name is one word.
        if (!text.includes(' ')) continue;
        refusals.texts.push({ file, text, origin: originOf(commentsAbove(at, source)) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return refusals;
}

// --- internal ---

function makerOf(node: typescript.Node): string | undefined {
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
  return ts.isIdentifier(node.expression) ? node.expression.text : undefined;
}

/** The members that a call of `refuseMembers` names, in its list or in the object that it is given; or all but those listed. */
function membersIn(call: typescript.CallExpression): string[] {
  const [owner, given, list] = call.arguments;
  if (!owner || !given) return [];
  const listed =
    list && ts.isArrayLiteralExpression(list)
      ? list.elements.filter(ts.isStringLiteralLike).map(({ text }) => text)
      : undefined;
  if (makerOf(call) === 'refuseOthers') {
    if (!listed) {
      throw new Error(
        `${call.getSourceFile().fileName}: list the members in the call of refuseOthers, so that they can be told`,
      );
    }
    return [`all of ${textIn(owner)} but ${listed.join(', ')}`];
  }
  if (!ts.isStringLiteralLike(owner)) return [];
  const names =
    listed ??
    (ts.isObjectLiteralExpression(given)
      ? given.properties.map(({ name }) => (name && 'text' in name ? name.text : '<member>'))
      : ['<member>']);
  return names.map((name) => `${name} of ${owner.text}`);
}

/** A literal, with a `<…>` for what is filled in. */
function textIn(node: typescript.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? textOf(node) : '<owner>';
}

interface Literal {
  text: string;
  at: typescript.Node;
}

/** The texts in the arguments of a call, those of calls within it that make errors of their own apart. */
function literalsIn(
  roots: readonly typescript.Node[] | undefined,
  makers: ReadonlySet<string>,
): Literal[] {
  const found: Literal[] = [];
  const visit = (node: typescript.Node) => {
    const name = makerOf(node);
    if (name !== undefined && makers.has(name)) return;
    if (ts.isStringLiteralLike(node)) found.push({ text: node.text, at: node });
    else if (ts.isTemplateExpression(node)) found.push({ text: textOf(node), at: node });
    else if (ts.isBinaryExpression(node) && isSum(node)) {
      const parts = [...literalsIn([node.left], makers), ...literalsIn([node.right], makers)];
      if (parts.length > 0) found.push({ text: parts.map(({ text }) => text).join(''), at: node });
    } else ts.forEachChild(node, visit);
  };
  roots?.forEach(visit);
  return found;
}

function isSum({ operatorToken }: typescript.BinaryExpression): boolean {
  return operatorToken.kind === ts.SyntaxKind.PlusToken;
}

/** `The role with name <roleName> cannot be found.` */
function textOf({ head, templateSpans }: typescript.TemplateExpression): string {
  return templateSpans.reduce((text, { expression, literal }) => {
    const name = /[A-Za-z]+(?=\W*$)/.exec(expression.getText())?.[0] ?? '…';
    return `${text}<${name}>${literal.text}`;
  }, head.text);
}

/** The comments above a node and above what it is in, up to its function, the nearest first. */
function commentsAbove(from: typescript.Node, source: typescript.SourceFile): string[] {
  const text = source.getFullText();
  const comments: string[] = [];
  for (let node = from; !ts.isSourceFile(node); node = node.parent) {
    const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
    const own = ranges.map(({ pos, end }) => text.slice(pos, end)).join('\n');
    const plain = own.replace(/^\s*(?:\/\/|\/\*\*?|\*\/|\*(?!\/)) ?|\s*\*\/$/gm, '').trim();
    if (plain !== '' && plain !== comments.at(-1)) comments.push(plain.replace(/\s+/g, ' '));
  }
  return comments;
}
