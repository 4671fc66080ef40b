import { load, CORE_SCHEMA, Type, YAMLException } from 'js-yaml';
import { formatError, validationError } from '../errors.ts';

/**
 * The value that the text of a template stands for, in JSON or in YAML. Throws ValidationError for what is neither, as
 * AWS words it, and for what its guide says that CloudFormation does not take:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function parseTemplate(body: string): Record<string, unknown> {
  const value = body.trimStart().startsWith('{') ? parsedJson(body) : parsedYaml(body);
  requireTree(value);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  // AWS's words: https://github.com/aws/aws-cli/issues/3238
  throw formatError('unsupported structure.');
}

// --- internal ---

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // AWS adds the line and the column.
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_templates.snapshot.json
    throw formatError('JSON not well-formed.');
  }
}

function parsedYaml(body: string): unknown {
  try {
    return load(body, { schema: SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { mark } = error as { mark?: { line: number; column: number } };
    const place = mark ? ` (line ${mark.line + 1}, column ${mark.column + 1})` : '';
    // AWS's words: https://github.com/awslabs/amazon-eks-ami/issues/621. Another parser may mean another place.
    throw formatError(`YAML not well-formed.${place}`);
  }
}

/** The functions that have a short form, as `!Sub`, which YAML calls a tag. */
const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'GetAtt',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'Transform',
];

/** Without instants: `Version: 2012-10-17` is text. */
const SCHEMA = CORE_SCHEMA.extend(
  (['scalar', 'sequence', 'mapping'] as const).flatMap((kind) => [
    shortForm(kind, 'Ref', 'Ref'),
    shortForm(kind, 'Condition', 'Condition'),
    ...FUNCTIONS.map((name) => shortForm(kind, name, `Fn::${name}`)),
  ]),
);

function shortForm(kind: 'scalar' | 'sequence' | 'mapping', tag: string, name: string): Type {
  return new Type(`!${tag}`, {
    kind,
    construct: (data: unknown) => ({ [name]: data }),
  });
}

/**
 * A template is a tree: an alias of YAML would make one value of two places. And it is no deeper than any that a person
 * writes; the limit is a guess, without which a text of brackets alone would exhaust the stack of whatever walks it.
 */
function requireTree(root: unknown): void {
  const seen = new Set<object>();
  const waiting: [unknown, number][] = [[root, 0]];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (seen.has(value)) {
      // AWS's words: https://github.com/seeebiii/aws-cloudformation-templates/issues/1
      throw validationError(
        'Template error: YAML aliases are not allowed in CloudFormation templates',
      );
    }
    if (depth > DEEPEST) throw formatError('The template is nested too deeply.');
    seen.add(value);
    for (const item of Object.values(value)) waiting.push([item, depth + 1]);
  }
}

const DEEPEST = 200;
