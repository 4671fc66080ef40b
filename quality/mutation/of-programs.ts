import type * as typescript from 'typescript';
import { loadTypeScript } from '../harness/typescript.ts';
import { regionsOf } from '../../src/site/weaving/source-regions.ts';
import { breakCode, otherValue, type Break } from './break-code.ts';
import { mutantOf, type Mutant } from './mutant.ts';
import { programFiles, type Originals } from './originals.ts';

const ts = loadTypeScript();

/** Each value in a program once another one, each statement once gone, each undo once lost; and the readers' inputs too. */
export function ofPrograms(originals: Originals): Mutant[] {
  return [...programFiles(originals), 'scripts/inputs.ts'].flatMap((file) => {
    const text = originals.read(file);
    return [...breakCode(file, text, BREAKS), ...undos(file, text)];
  });
}

// --- internal ---

/** The ways of waiting that a step is given, and which argument is a call that they make again, if one is. */
const WAITS = new Map([
  ['deployed', undefined],
  ['drained', undefined],
  ['retry', 1],
  ['wait', undefined],
  ['retryWhileInUse', 0],
  ['retryUntilConsistent', 0],
]);

const BREAKS: readonly Break[] = [
  {
    kind: 'swap a value in a program',
    of(node) {
      const to = otherValue(node);
      return to === undefined
        ? undefined
        : { to, what: `${short(node.getText())} → ${short(to)}, ${whereIs(node)}` };
    },
  },
  {
    // A statement that only has an effect: a call, an assignment. A semicolon: it may be all that an `if` does.
    kind: 'delete a statement',
    of: (node) =>
      ts.isExpressionStatement(node)
        ? { to: ';', what: `without ${short(node.getText())}, ${whereIs(node)}` }
        : undefined,
  },
  {
    // Waiting for what AWS does later, once not done: a call is made once, and what is waited for is taken for granted.
    kind: 'lose a waiter',
    of(node) {
      const name = ts.isCallExpression(node) ? node.expression.getText() : '';
      if (!ts.isCallExpression(node) || !WAITS.has(name)) return undefined;
      const again = WAITS.get(name);
      const to = again === undefined ? 'undefined' : `(${node.arguments[again]!.getText()})()`;
      return { to, what: `no ${name}, ${whereIs(node)}` };
    },
  },
];

function undos(file: string, text: string): Mutant[] {
  return regionsOf(text, file)
    .filter(({ name }) => name === 'undo')
    .map(({ line, end }) =>
      mutantOf(file, 'lose an undo', 'no undo', (source) =>
        source
          .split('\n')
          .toSpliced(line - 1, end - line + 1)
          .join('\n'),
      ),
    );
}

/** The region that code is in, which is there longer than its line number. */
function whereIs(node: typescript.Node): string {
  const source = node.getSourceFile();
  const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const region = regionsOf(source.text, source.fileName).find(
    (each) => each.line <= line && line <= each.end,
  );
  return region === undefined ? 'outside of regions' : `in ${region.name}`;
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
