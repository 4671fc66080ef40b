import type * as typescript from 'typescript';
import { loadTypeScript } from '../harness/typescript.ts';
import { programFiles, type Originals } from './originals.ts';
import type { Mutant } from './mutant.ts';
import { regionsOf } from '../../src/site/weaving/source-regions.ts';

const ts = loadTypeScript();

/** Each value in a program once another one, each statement once gone, each undo once lost; and the readers' inputs too. */
export function ofPrograms(originals: Originals): Mutant[] {
  return [...programFiles(originals), 'scripts/inputs.ts'].flatMap((file) => {
    const text = originals.read(file);
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    return [
      ...values(file, source),
      ...statements(file, source),
      ...waiters(file, source),
      ...undos(file, text),
    ];
  });
}

// --- internal ---

function values(file: string, source: typescript.SourceFile): Mutant[] {
  const mutants: Mutant[] = [];
  const visit = (node: typescript.Node): void => {
    // An import is the compiler's affair, and so is a type.
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const to = otherValue(node);
    if (to !== undefined) {
      const [start, end] = [node.getStart(source), node.getEnd()];
      const { line } = source.getLineAndCharacterOfPosition(start);
      const from = node.getText(source);
      mutants.push({
        name: `${file}: ${short(from)} → ${short(to)}, ${whereIs(source, line)}`,
        kind: 'swap a value in a program',
        file,
        edit: (text) => text.slice(0, start) + to + text.slice(end),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Another value of the same type. */
export function otherValue(node: typescript.Node): string | undefined {
  if (ts.isNumericLiteral(node)) return String(Number(node.text) + 1);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return 'false';
  if (node.kind === ts.SyntaxKind.FalseKeyword) return 'true';
  if (!ts.isStringLiteral(node) || node.text === '') return undefined;
  return JSON.stringify(misspelt(node.text));
}

/** Two letters next to each other change places; where they are all alike, one more comes after them. */
export function misspelt(text: string): string {
  for (let at = Math.floor(text.length / 2); at > 0; at--) {
    const [a, b] = [text[at - 1]!, text[at]!];
    if (a !== b && /\w/.test(a) && /\w/.test(b)) {
      return `${text.slice(0, at - 1)}${b}${a}${text.slice(at + 1)}`;
    }
  }
  return `${text}x`;
}

/** A statement that only has an effect: a call, an assignment. */
function statements(file: string, source: typescript.SourceFile): Mutant[] {
  const mutants: Mutant[] = [];
  const visit = (node: typescript.Node): void => {
    if (ts.isExpressionStatement(node)) {
      const [start, end] = [node.getStart(source), node.getEnd()];
      const { line } = source.getLineAndCharacterOfPosition(start);
      mutants.push({
        name: `${file}: without ${short(node.getText(source))}, ${whereIs(source, line)}`,
        kind: 'delete a statement',
        file,
        // A semicolon: it may be all that an `if` does.
        edit: (text) => `${text.slice(0, start)};${text.slice(end)}`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** Waiting for what AWS does later, once not done: a call is made once, and what is waited for is taken for granted. */
function waiters(file: string, source: typescript.SourceFile): Mutant[] {
  const mutants: Mutant[] = [];
  const visit = (node: typescript.Node): void => {
    const name = ts.isCallExpression(node) ? node.expression.getText(source) : '';
    if (ts.isCallExpression(node) && WAITS.has(name)) {
      const [start, end] = [node.getStart(source), node.getEnd()];
      const { line } = source.getLineAndCharacterOfPosition(start);
      const again = WAITS.get(name);
      const to =
        again === undefined ? 'undefined' : `(${node.arguments[again]!.getText(source)})()`;
      mutants.push({
        name: `${file}: no ${name}, ${whereIs(source, line)}`,
        kind: 'lose a waiter',
        file,
        edit: (text) => text.slice(0, start) + to + text.slice(end),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

/** The ways of waiting that a step is given, and which argument is a call that they make again, if one is. */
const WAITS = new Map([
  ['deployed', undefined],
  ['drained', undefined],
  ['retry', 1],
  ['wait', undefined],
  ['retryWhileInUse', 0],
  ['retryUntilConsistent', 0],
]);

function undos(file: string, text: string): Mutant[] {
  return regionsOf(text, file)
    .filter(({ name }) => name === 'undo')
    .map(({ line, end }) => ({
      name: `${file}: no undo`,
      kind: 'lose an undo',
      file,
      edit: (source) =>
        source
          .split('\n')
          .toSpliced(line - 1, end - line + 1)
          .join('\n'),
    }));
}

/** The region that a line is in, which is there longer than its number. */
function whereIs(source: typescript.SourceFile, line: number): string {
  const region = regionsOf(source.text, source.fileName).find(
    (each) => each.line <= line + 1 && line + 1 <= each.end,
  );
  return region === undefined ? 'outside of regions' : `in ${region.name}`;
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
