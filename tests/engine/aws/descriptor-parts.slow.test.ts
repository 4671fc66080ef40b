import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as typescript from 'typescript';
import { expect, test } from 'vitest';
import { loadTypeScript } from '../../../quality/harness/typescript.ts';

const ts = loadTypeScript();

/** A source of ours without one member of an object, beside the file that it comes from. */
interface Variant {
  /** Where the member was: `picture.describes`. */
  path: string;
  file: string;
  text: string;
}

const DESCRIPTOR = 'src/engine/aws/elastic-load-balancing-v2.ts';
const STEP = 'scripts/steps/create-log-group.ts';

const ofDescriptor = variantsOf(DESCRIPTOR, 'elasticLoadBalancingV2');
const ofStep = variantsOf(STEP, 'createLogGroup');
const problems = problemsIn([...ofDescriptor, ...ofStep]);

/** The parts of a descriptor, and what is in them. */
const PARTS = [
  'title',
  'iam',
  'iam.prefix',
  'iam.conditionKeys',
  'iam.limits',
  'iam.unkept',
  'iam.madeUp',
  'signingName',
  'cli',
  'sdk',
  'botocore',
  'documentation',
  'client',
  'tags',
  'kinds',
  'kinds.load balancer.box',
  'kinds.load balancer.list',
  'bills',
  'bills.load-balancer.one',
  'bills.load-balancer.many',
  'bills.load-balancer.perHour',
  'picture',
  'picture.title',
  'picture.stands',
  'picture.draw',
  'picture.describes',
  'ids',
  'parentOf',
  'passing',
  'passing.untilConsistent',
  'passing.whileInUse',
  'already',
  'already.made',
  'already.gone',
  'lasting',
  'advice',
];

test.each(PARTS)('a descriptor without %s does not compile, and is told so', (path) => {
  expect(complaintAbout(ofDescriptor, path)).toMatch(missing(path));
});

test('these are all the parts that the type of a descriptor has', () => {
  const source = parsed(
    'src/engine/aws/service.ts',
    readFileSync('src/engine/aws/service.ts', 'utf8'),
  );
  const members = source.statements
    .filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === 'AwsService')!
    .members.map((member) => member.name!.getText(source));
  expect(members.length).toBeGreaterThan(10);
  expect(new Set(PARTS.map((path) => path.split('.')[0]))).toEqual(new Set(members));
});

test.each(['bills', 'find', 'undo', 'run', 'needs', 'inputs', 'why', 'title', 'id'])(
  'a step that makes something and has no %s does not compile, and is told so',
  (part) => {
    expect(complaintAbout(ofStep, part)).toMatch(missing(part));
  },
);

test('whole, both compile', () => {
  expect(problemsIn([DESCRIPTOR, STEP].map((file) => whole(file))).size).toBe(0);
});

// --- internal ---

function missing(path: string): RegExp {
  return RegExp(`Property '${path.split('.').at(-1)}' is missing`);
}

function complaintAbout(variants: readonly Variant[], path: string): string {
  const variant = variants.find((each) => each.path === path);
  if (!variant)
    throw new Error(
      `expected a part "${path}", found ${variants.map((each) => each.path).join(', ')}`,
    );
  return problems.get(variant.file) ?? 'it compiles';
}

function whole(file: string): Variant {
  return { path: '', file: file.replace(/\.ts$/, '.whole.ts'), text: readFileSync(file, 'utf8') };
}

function parsed(file: string, text: string) {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

/** The source without each member of an exported object, and without each member of the objects in it. */
function variantsOf(file: string, exported: string): Variant[] {
  const text = readFileSync(file, 'utf8');
  const source = parsed(file, text);
  const variants: Variant[] = [];
  const without = (object: typescript.ObjectLiteralExpression, above: string[]): void => {
    for (const member of object.properties) {
      const path = [
        ...above,
        (member.name as typescript.StringLiteral | typescript.Identifier).text,
      ];
      const [start, end] = [member.getFullStart(), member.getEnd()];
      const rest = text.slice(end).replace(/^,/, '');
      const number = variants.length;
      const name = file.replace(/\.ts$/, `.without-${number}.ts`);
      variants.push({ path: path.join('.'), file: name, text: text.slice(0, start) + rest });
      if (ts.isPropertyAssignment(member) && ts.isObjectLiteralExpression(member.initializer)) {
        without(member.initializer, path);
      }
    }
  };
  without(objectOf(source, exported), []);
  return variants;
}

/** `export const name = { … } satisfies T`, or `export const name = call({ … })`. */
function objectOf(source: typescript.SourceFile, name: string): typescript.ObjectLiteralExpression {
  let found: typescript.ObjectLiteralExpression | undefined;
  const visit = (node: typescript.Node): void => {
    if (found) return;
    if (ts.isObjectLiteralExpression(node)) found = node;
    else ts.forEachChild(node, visit);
  };
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      if (declaration.name.getText(source) === name) visit(declaration);
    }
  }
  if (!found) throw new Error(`expected an object "${name}" in ${source.fileName}`);
  return found;
}

/** Returns the compiler's errors on sources that are on no disk, by file; nothing of those that compile. */
function problemsIn(variants: readonly Variant[]): Map<string, string> {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, resolve('.'));
  const texts = new Map(variants.map(({ file, text }) => [resolve(file), text]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.fileExists = (file) => texts.has(resolve(file)) || fileExists.call(host, file);
  host.readFile = (file) => texts.get(resolve(file)) ?? readFile.call(host, file);
  const program = ts.createProgram([...texts.keys()], { ...options, noEmit: true }, host);
  const found = new Map<string, string>();
  for (const { file } of variants) {
    const words = program
      .getSemanticDiagnostics(program.getSourceFile(resolve(file)))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    if (words.length > 0) found.set(file, words.join('\n'));
  }
  return found;
}
