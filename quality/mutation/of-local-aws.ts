import type * as typescript from 'typescript';
import { serviceSignedAs } from '../../src/engine/aws/find-service.ts';
import { allServices } from '../../src/local-aws/services/all-services.ts';
import { loadTypeScript } from '../harness/typescript.ts';
import { kebabCase } from '../../src/local-aws/core/kebab-case.ts';
import { breakCode, misspelt, otherValue, type Break } from './break-code.ts';
import { recordedFiles, type Originals } from './originals.ts';
import { mutantOf, type Mutant } from './mutant.ts';

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
    ...operations.flatMap(({ file, text }) => breakCode(file, text, breaks(actions))),
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

function breaks(actions: readonly string[]): Break[] {
  return [
    {
      kind: 'change a permission of the local AWS',
      of(node) {
        if (!ts.isStringLiteral(node) || !isAction(node.text, actions)) return undefined;
        const to = misspelt(node.text);
        return isInPermissions(node)
          ? { to: JSON.stringify(to), what: `asks for ${to} instead of ${node.text}` }
          : undefined;
      },
    },
    {
      kind: 'change what the local AWS keeps',
      of(node) {
        if (!ts.isExpressionStatement(node) || !KEEPS.test(node.getText())) return undefined;
        // A semicolon: it may be all that an `if` does.
        const what = node.getText().replaceAll(/\s+/g, ' ').slice(0, 40);
        return { to: ';', what: `without ${what}` };
      },
    },
    {
      kind: 'change what the local AWS keeps',
      of(node) {
        const to = isKept(node) ? otherValue(node) : undefined;
        return to === undefined
          ? undefined
          : { to, what: `keeps ${to} instead of ${node.getText()}` };
      },
    },
  ];
}

/** A statement that writes into a table of the account. */
const KEEPS = /^\w+\(region(\.account)?\)\.(put|delete)\(/;

/** Returns true for the value of a member of a record, as it is put into a table of the account. */
function isKept({ parent }: typescript.Node): boolean {
  if (!parent || !ts.isPropertyAssignment(parent)) return false;
  const call = parent.parent.parent;
  return ts.isCallExpression(call) && call.expression.getText().endsWith('.put');
}

function isInPermissions(node: typescript.Node): boolean {
  if (ts.isSourceFile(node)) return false;
  const isNamed = ts.isMethodDeclaration(node) || ts.isPropertyAssignment(node);
  return (isNamed && node.name.getText() === 'permissions') || isInPermissions(node.parent);
}

/** `CreateLogGroup` or `logs:CreateLogGroup`. */
function isAction(text: string, actions: readonly string[]): boolean {
  return actions.some((action) => action === text || action.endsWith(`:${text}`));
}

function packages({ clients }: Originals): Mutant[] {
  return clients.map((name) =>
    mutantOf('package-lock.json', 'another version of the SDK', `another ${name}`, (text) =>
      text.replace(
        new RegExp(`("node_modules/${name}": \\{\\s+"version": ")[^"]+`),
        (_, before: string) => `${before}3.0.0`,
      ),
    ),
  );
}
