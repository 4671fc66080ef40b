import type * as typescript from 'typescript';
import { serviceSignedAs } from '../../src/engine/aws/find-service.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { loadTypeScript } from '../harness/typescript.ts';
import { kebabCase } from '../../src/local-aws/core/kebab-case.ts';
import { recordedFiles, type Originals } from './originals.ts';
import type { Mutant } from './mutant.ts';
import { misspelt, otherValue } from './of-programs.ts';

const ts = loadTypeScript();

/**
 * Mutants of what the programs stand on: each operation that was called in a recording once keeps nothing, and once
 * asks for another permission; and each client of the SDK is once another version.
 */
export function ofLocalAws(originals: Originals): Mutant[] {
  const actions = recordedActions(originals);
  const called = recordedOperations(originals);
  const folders = foldersOfServices();
  const operations = actions.flatMap((action) => {
    const [prefix, operation] = action.split(':') as [string, string];
    // A permission without a call of its own: to create a role with tags, IAM wants iam:TagRole too.
    if (!called.has(action)) return [];
    const file = `src/local-aws/services/${folders.get(prefix)}/operations/${kebabCase(operation)}.ts`;
    const text = originals.read(file);
    return text === '' ? [] : [{ file, text }];
  });
  return [
    ...operations.flatMap(({ file, text }) => ofOperation(file, text, actions)),
    ...packages(originals),
  ];
}

// --- internal ---

/** The folders of the services, by the prefix of their actions. */
function foldersOfServices(): Map<string, string> {
  return new Map(
    allServices.map(({ id, folder = id }) => [serviceSignedAs(id).iam.prefix, folder]),
  );
}

function recordsOf(originals: Originals): string[] {
  return recordedFiles(originals)
    .filter((file) => file.endsWith('/record.json'))
    .map(originals.read);
}

function recordedActions(originals: Originals): string[] {
  const actions = recordsOf(originals).flatMap((text) => [...text.matchAll(/"action": "(.*?)"/g)]);
  return [...new Set(actions.map(([, action]) => action!))].sort();
}

/** As IAM names the actions: `logs:CreateLogGroup`. */
function recordedOperations(originals: Originals): Set<string> {
  const calls = recordsOf(originals).flatMap((text) => [
    ...text.matchAll(/"service": "([\w-]+)",\s+"operation": "(\w+)"/g),
  ]);
  return new Set(calls.map(([, service, operation]) => `${service}:${operation}`));
}

function ofOperation(file: string, text: string, actions: readonly string[]): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const replaced = (node: typescript.Node, to: string, name: string, kind: string): void => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    const edit = (before: string) => before.slice(0, start) + to + before.slice(end);
    mutants.push({ name: `${file}: ${name}`, kind, file, edit });
  };
  const visit = (node: typescript.Node, inPermissions: boolean): void => {
    if (inPermissions && ts.isStringLiteral(node) && isAction(node.text, actions)) {
      const other = misspelt(node.text);
      const name = `asks for ${other} instead of ${node.text}`;
      replaced(node, JSON.stringify(other), name, 'change a permission of the local AWS');
    }
    if (ts.isExpressionStatement(node) && KEEPS.test(node.expression.getText(source))) {
      const what = node.getText(source).replaceAll(/\s+/g, ' ').slice(0, 40);
      // A semicolon: it may be all that an `if` does.
      replaced(node, ';', `without ${what}`, 'change what the local AWS keeps');
    }
    const kept = valueKept(node, source);
    if (kept) {
      const name = `keeps ${kept.to} instead of ${kept.node.getText(source)}`;
      replaced(kept.node, kept.to, name, 'change what the local AWS keeps');
    }
    const here =
      inPermissions ||
      ((ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node)) &&
        node.name.getText(source) === 'permissions');
    ts.forEachChild(node, (child) => visit(child, here));
  };
  visit(source, false);
  return mutants;
}

/** A member of a record, as it is put into a table of the account, with another value for it. */
function valueKept(node: typescript.Node, source: typescript.SourceFile) {
  if (!ts.isPropertyAssignment(node)) return undefined;
  const call = node.parent.parent;
  if (!ts.isCallExpression(call) || !call.expression.getText(source).endsWith('.put')) {
    return undefined;
  }
  const to = otherValue(node.initializer);
  return to === undefined ? undefined : { node: node.initializer, to };
}

/** A statement that writes into a table of the account. */
const KEEPS = /^\w+\(region(\.account)?\)\.(put|delete)\(/;

/** `CreateLogGroup` or `logs:CreateLogGroup`. */
function isAction(text: string, actions: readonly string[]): boolean {
  return actions.some((action) => action === text || action.endsWith(`:${text}`));
}

function packages({ clients }: Originals): Mutant[] {
  return clients.map((name) => ({
    name: `package-lock.json: another ${name}`,
    kind: 'another version of the SDK',
    file: 'package-lock.json',
    edit: (text) =>
      text.replace(
        new RegExp(`("node_modules/${name}": \\{\\s+"version": ")[^"]+`),
        (_, before: string) => `${before}3.0.0`,
      ),
  }));
}
