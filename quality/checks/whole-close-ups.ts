import type * as typescript from 'typescript';
import { loadTypeScript } from '../harness/typescript.ts';
import { closeUpsOn, type CloseUp } from './close-ups-on.ts';
import type { Page } from './page.ts';
import { together, type Problem, type Verdict } from './problem.ts';
import type { Check } from './world.ts';

/**
 * A close-up is whole statements, or whole members of an object: it does not end in the middle of one. And where it uses a
 * variable of its region, a reader of the page has met it.
 */
export const wholeCloseUps: Check = {
  name: 'close-ups that are whole code',
  run: ({ pages }) => together(pages.map(judgePage)),
};

// --- internal ---

function judgePage({ file, ...page }: Page): Verdict {
  const closeUps = closeUpsOn({ file, ...page })
    .filter(({ fault }) => fault === undefined)
    .map((closeUp) => ({ ...closeUp, code: parsed(closeUp.lines) }));
  const problems = closeUps.flatMap((closeUp, index): Problem[] => {
    const { use, region, lines, code } = closeUp;
    const at = { file, line: use.line };
    if (!code) {
      return [
        {
          ...at,
          expected: 'whole statements, or whole members of an object',
          found: `a close-up of "${region}" that ends in "${lines.split('\n').at(-1)!.trim()}"`,
          mend: 'end it with the last line of a statement: correct from="…" or to="…"',
        },
      ];
    }
    const before = closeUps
      .slice(0, index)
      .flatMap((other) => (other.program === closeUp.program ? (other.code ?? []) : []));
    return unmet(code, closeUp, before).map((name) => ({
      ...at,
      expected: `"${name}" to be declared in this close-up or in one before it, or named in the paragraph before`,
      found: `it is declared elsewhere in "${region}", where this page does not show it`,
      mend: `begin with the line that declares it, or say in that paragraph what \`${name}\` is`,
    }));
  });
  return { count: closeUps.length, problems };
}

/** The variables that a close-up uses and its region declares, of which the page has not told before. */
function unmet(code: Code, { text, use }: CloseUp, before: readonly Code[]): string[] {
  const met = new Set([
    ...code.declares,
    ...before.flatMap(({ declares }) => [...declares]),
    ...[...use.before.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
  ]);
  return [...(parsed(text)?.variables ?? [])].filter(
    (name) => code.uses.has(name) && !met.has(name),
  );
}

/** The names in a piece of code. */
interface Code {
  /** The variables that it declares. */
  variables: ReadonlySet<string>;
  /** Those, its parameters and its functions. */
  declares: ReadonlySet<string>;
  uses: ReadonlySet<string>;
}

/** How lines can be whole. */
const WAYS = [
  (lines: string) => `async function* whole() {\n${lines}\n}`,
  (lines: string) => `const whole = {\n${lines}\n};`,
];

/** Undefined where the lines are not whole. */
function parsed(lines: string): Code | undefined {
  const ts = loadTypeScript();
  // A function has no exports.
  const inner = lines.replaceAll(/^export /gm, '');
  const source = WAYS.map((way) =>
    ts.createSourceFile('whole.ts', way(inner), ts.ScriptTarget.Latest, true),
  ).find(({ parseDiagnostics }: Parsed) => parseDiagnostics?.length === 0);
  return source && namesIn(ts, source);
}

/** The compiler's own name for the faults of a syntax, which its types leave out. */
type Parsed = typescript.SourceFile & { parseDiagnostics?: readonly unknown[] };

function namesIn(ts: typeof typescript, source: typescript.SourceFile): Code {
  const [variables, declares, uses] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (node: typescript.Node) => {
    ts.forEachChild(node, visit);
    if (!ts.isIdentifier(node)) return;
    const { parent, text } = node;
    const isName = 'name' in parent && parent.name === node;
    if (!isName || ts.isShorthandPropertyAssignment(parent)) uses.add(text);
    else if (!ts.isPropertyAccessExpression(parent)) declares.add(text);
    if (isName && isVariable(ts, parent)) variables.add(text);
  };
  visit(source);
  return { variables, declares, uses };
}

/** True for what a program computes: its parameters, and what it takes from the context, are the same in all of them. */
function isVariable(ts: typeof typescript, node: typescript.Node): boolean {
  if (ts.isBindingElement(node)) return isVariable(ts, node.parent.parent);
  if (!ts.isVariableDeclaration(node)) return false;
  return node.initializer?.getText() !== 'context';
}
