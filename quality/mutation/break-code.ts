import type * as typescript from 'typescript';
import { loadTypeScript } from '../harness/typescript.ts';
import { inSpan, mutantOf, type Mutant } from './mutant.ts';

const ts = loadTypeScript();

/** A way of breaking code. */
export interface Break {
  kind: string;
  /** The code that comes in the place of some other, and what that breaks in few words; `undefined` where it breaks nothing. */
  of(node: typescript.Node): { to: string; what: string } | undefined;
}

/** Breaks each piece of a program once, in each way. */
export function breakCode(file: string, text: string, breaks: readonly Break[]): Mutant[] {
  const nodes = nodesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return breaks.flatMap(({ kind, of }) =>
    nodes.flatMap((node): Mutant[] => {
      const broken = of(node);
      if (!broken) return [];
      const span = { from: node.getStart(), to: node.getEnd() };
      return [
        mutantOf(
          file,
          kind,
          broken.what,
          inSpan(span, () => broken.to),
        ),
      ];
    }),
  );
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

// --- internal ---

/** A node and all that is in it. An import is the compiler's affair, and so is a type. */
function nodesIn(node: typescript.Node): typescript.Node[] {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return [];
  const nodes = [node];
  ts.forEachChild(node, (child) => void nodes.push(...nodesIn(child)));
  return nodes;
}
