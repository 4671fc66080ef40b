import { own } from '../../../core/own-entry.ts';
import { notModelled } from '../../not-modelled.ts';
import { formatError, validationError } from '../errors.ts';
import { resourceType } from '../resources/resource-types.ts';
import type { Template } from './template-model.ts';
import { textOf, type Value } from './value.ts';

/** The pseudo parameters. */
const PSEUDO_PARAMETERS = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

/** A reference to a parameter or a resource by name, or to an attribute of a resource. */
export interface Reference {
  name: string;
  attribute?: string;
}

/** Throws ValidationError, in AWS's words, when a reference leads nowhere or in a circle. */
export function checkReferences(template: Template): void {
  for (const { Properties, DependsOn } of Object.values(template.resources)) {
    check(
      template,
      [...referencesIn(Properties), ...DependsOn.map((name) => ({ name }))],
      'Resources',
    );
  }
  for (const { value } of Object.values(template.outputs)) {
    check(template, referencesIn(value), 'Outputs');
  }
  const early = referencesIn(template.conditions).map(({ name }) => name);
  const late = early.find((name) => !isKnown(template, name));
  if (late !== undefined) {
    // A guess after the words for resources.
    throw formatError(
      `Unresolved dependencies [${late}]. Cannot reference resources in the Conditions block of the template`,
    );
  }
  creationOrder(template);
}

/** The logical ids of the resources, each after those that it needs. Throws ValidationError for a circle. */
export function creationOrder({ resources }: Template): string[] {
  const order: string[] = [];
  const waiting = new Set(Object.keys(resources));
  while (waiting.size > 0) {
    const next = [...waiting].find((name) =>
      needsOf(resources[name]!).every((need) => !waiting.has(need)),
    );
    if (next === undefined) {
      throw validationError(
        // https://github.com/aws/serverless-application-model/issues/258
        `Circular dependency between resources: [${[...waiting].sort().join(', ')}]`,
      );
    }
    waiting.delete(next);
    order.push(next);
  }
  return order;
}

/** Everything that a value refers to. Throws for a function that the local AWS does not have. */
function referencesIn(value: Value): Reference[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  const [[key, argument] = []] = Object.entries(value);
  if (key === 'Ref' && typeof argument === 'string') return [{ name: argument }];
  if (key === 'Fn::GetAtt') return [attributeReference(argument)];
  if (key === 'Fn::Sub') return subReferences(argument);
  if (key === 'Fn::Join') return referencesIn(joinParts(argument).list);
  if (KNOWN_FUNCTIONS.includes(key ?? '')) return referencesIn(argument ?? null);
  if (key?.startsWith('Fn::')) throw notModelled(`the function ${key}`);
  return Object.values(value).flatMap(referencesIn);
}

/** The other functions, whose arguments are looked at when they are asked for. */
const KNOWN_FUNCTIONS = [
  'Fn::And',
  'Fn::Equals',
  'Fn::FindInMap',
  'Fn::If',
  'Fn::Not',
  'Fn::Or',
  'Fn::Select',
  'Fn::Split',
];

/** `["Role", "Arn"]` or `"Role.Arn"`. */
export function attributeReference(argument: Value | undefined): Reference {
  const parts = typeof argument === 'string' ? argument.split('.') : argument;
  const [name, ...attribute] = Array.isArray(parts) ? parts : [];
  if (typeof name === 'string' && attribute.length > 0) {
    return { name, attribute: attribute.map(textOf).join('.') };
  }
  throw validationError(
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/test_change_set_fn_get_attr.snapshot.json
    'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  );
}

/** The text of Fn::Sub and its own variables. */
export function subParts(argument: Value | undefined): {
  text: string;
  variables: Record<string, Value>;
} {
  const [text, variables = {}] = Array.isArray(argument) ? argument : [argument];
  if (typeof text === 'string' && typeof variables === 'object' && !Array.isArray(variables)) {
    return { text, variables: variables ?? {} };
  }
  throw validationError(
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/engine/test_references.py
    "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  );
}

/** The two parts of Fn::Join: what stands between the items, and the list, or what stands for one. */
export function joinParts(argument: Value | undefined): { separator: string; list: Value } {
  const [separator, list, ...more] = Array.isArray(argument) ? argument : [];
  const isList = typeof list === 'object' && list !== null;
  if (typeof separator === 'string' && isList && more.length === 0) return { separator, list };
  throw validationError(
    // https://github.com/bazaarvoice/cloudformation-ruby-dsl/issues/131
    'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  );
}

/** `${Name}` and `${Name.Attribute}`, not `${!Literal}`. */
export const SUBSTITUTION = /\$\{([^!}][^}]*)\}/g;

// --- internal ---

function needsOf(resource: Template['resources'][string]): string[] {
  return [...referencesIn(resource.Properties).map(({ name }) => name), ...resource.DependsOn];
}

function subReferences(argument: Value | undefined): Reference[] {
  const { text, variables } = subParts(argument);
  const named = [...text.matchAll(SUBSTITUTION)]
    .map(([, inside = '']) => inside.trim())
    .filter((inside) => own(variables, inside) === undefined)
    .map((inside) => (inside.includes('.') ? attributeReference(inside) : { name: inside }));
  return [...named, ...Object.values(variables).flatMap(referencesIn)];
}

/** True for what is known before any resource is there. */
function isKnown({ parameters }: Template, name: string): boolean {
  return own(parameters, name) !== undefined || PSEUDO_PARAMETERS.includes(name);
}

function check(template: Template, references: readonly Reference[], block: string): void {
  const unresolved = new Set<string>();
  for (const { name, attribute } of references) {
    const resource = own(template.resources, name);
    if (attribute !== undefined) {
      if (!resource) {
        // https://github.com/serverless-heaven/serverless-aws-alias/issues/144
        throw validationError(
          `Template error: instance of Fn::GetAtt references undefined resource ${name}`,
        );
      }
      if (!resourceType(resource.Type)!.attributes.includes(attribute)) {
        // https://github.com/ralphwillgoss/ralphwillgoss.github.io/blob/master/_posts/2021-11-01-cloudformation-template-error-resource-does-not-support-attribute-type.md
        throw validationError(
          `Template error: resource ${name} does not support attribute type ${attribute} in Fn::GetAtt`,
        );
      }
    } else if (!resource && !isKnown(template, name)) {
      unresolved.add(name);
    }
  }
  if (unresolved.size === 0) return;
  throw formatError(
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/engine/test_references.snapshot.json
    `Unresolved resource dependencies [${[...unresolved].join(', ')}] in the ${block} block of the template`,
  );
}
