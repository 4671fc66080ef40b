import { AwsError } from '../../../core/error.ts';
import { notModelled, refuseMembers } from '../../not-modelled.ts';
import { formatError, validationError } from '../errors.ts';
import type { StackRecord } from '../stacks/stacks.ts';
import { foldTemplate } from './fold.ts';
import { parseTemplate } from './parse-template.ts';
import { placeOf, pseudoParameters } from './pseudo-parameters.ts';
import { checkReferences } from './references.ts';
import { resourceType } from '../resources/resource-types.ts';
import type { Template, TemplateParameter, TemplateResource } from './template-model.ts';
import type { Value } from './value.ts';

/**
 * Reads a template, in JSON or in YAML. Throws ValidationError in AWS's words for what is wrong with it, types of resources that are
 * not here included.
 */
export function readTemplate(body: string): Template {
  const json = parseTemplate(body);
  const unknown = Object.keys(json).filter((key) => !SECTIONS.includes(key));
  if (unknown.length > 0) {
    // https://github.com/Versent/cfn-check/issues/3, where the console puts "Template validation error: " before every refusal.
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  for (const section of ['Transform', 'Rules', 'Hooks']) {
    if (json[section] !== undefined) throw notModelled(`the section ${section} of a template`);
  }
  const template: Template = {
    ...(typeof json['Description'] === 'string' && { description: json['Description'] }),
    parameters: readParameters(record(json['Parameters'] ?? {}, 'Parameters')),
    resources: readResources(record(json['Resources'] ?? {}, 'Any Resources member')),
    outputs: readOutputs(record(json['Outputs'] ?? {}, 'Outputs')),
    mappings: readMappings(record(json['Mappings'] ?? {}, 'Mappings')),
    conditions: record(json['Conditions'] ?? {}, 'Conditions') as Template['conditions'],
  };
  checkReferences(template);
  return template;
}

/**
 * The template of a stack that is there, with its parameters put in where they are known. One that was taken once and is refused by
 * now says nothing: the stack can be looked at, updated and deleted all the same.
 */
export function templateOf({
  templateBody,
  parameters,
  stack,
}: Pick<StackRecord, 'templateBody'> & Partial<StackRecord>): Template {
  try {
    const template = readTemplate(templateBody);
    if (!parameters || !stack) return template;
    return foldTemplate(template, {
      parameters,
      pseudo: pseudoParameters(placeOf(stack.StackId), stack),
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { parameters: {}, resources: {}, outputs: {}, mappings: {}, conditions: {} };
  }
}

// --- internal ---

const SECTIONS = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  // Recorded of Resources: https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_stacks.snapshot.json
  throw formatError(`${where} must be an object.`);
}

function readParameters(section: Record<string, unknown>): Template['parameters'] {
  const parameters = Object.entries(section).map(([name, value]) => {
    const { Type, Default, AllowedValues, ...rest } = record(value, `Parameter ${name}`);
    if (Type !== 'String' && Type !== 'Number' && Type !== 'CommaDelimitedList') {
      throw notModelled(`parameters of type ${plainText(Type)}`);
    }
    const { Description, NoEcho } = rest;
    const parameter: TemplateParameter = {
      Type,
      ...(Default !== undefined && { Default: plainText(Default) }),
      ...(Array.isArray(AllowedValues) && { AllowedValues: AllowedValues.map(plainText) }),
      ...(typeof Description === 'string' && { Description }),
      ...(NoEcho !== undefined && { NoEcho: NoEcho === true || NoEcho === 'true' }),
    };
    return [name, parameter] as const;
  });
  return Object.fromEntries(parameters);
}

/** A default of a parameter, which may be written as a number. */
function plainText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function readResources(section: Record<string, unknown>): Template['resources'] {
  if (Object.keys(section).length === 0) {
    // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_validations.snapshot.json
    throw formatError('At least one Resources member must be defined.');
  }
  const resources: Template['resources'] = {};
  const unknown = new Set<string>();
  for (const [name, value] of Object.entries(section)) {
    if (!/^[A-Za-z0-9]+$/.test(name))
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_resources.snapshot.json
      throw formatError(`Resource name ${name} is non alphanumeric.`);
    const attributes = record(value, name);
    checkAttributes(name, attributes);
    const { Type, Properties = {}, DependsOn = [], ...rest } = attributes;
    if (typeof Type !== 'string') {
      // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_validations.snapshot.json
      throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
    }
    if (!resourceType(Type)) {
      // AWS has far more types than are here, and which it lacks is for AWS to say.
      if (/^[A-Za-z0-9]+::\w+::\w+/.test(Type)) throw notModelled(`resources of type ${Type}`);
      unknown.add(Type);
    }
    refuseMembers(
      Type,
      record(Properties, `Properties of ${name}`),
      resourceType(Type)?.unmodelled ?? [],
    );
    resources[name] = {
      Type,
      Properties: record(Properties, `Properties of ${name}`) as TemplateResource['Properties'],
      DependsOn: (Array.isArray(DependsOn) ? DependsOn : [DependsOn]).map(plainText),
      retained: retentionOf(rest),
      ...(rest['Condition'] !== undefined && { condition: plainText(rest['Condition']) }),
      ...(rest['Metadata'] !== undefined && { Metadata: rest['Metadata'] as Value }),
    };
  }
  if (unknown.size > 0) {
    // https://github.com/velomash/aws-git-backed-gatsby-static-site/issues/1
    throw formatError(`Unrecognized resource types: [${[...unknown].join(', ')}]`);
  }
  return resources;
}

/** Throws ValidationError, in AWS's words, for an attribute that no resource has and for a policy that is none. */
function checkAttributes(name: string, attributes: Record<string, unknown>): void {
  const unknown = Object.keys(attributes).find((key) => !ATTRIBUTES.includes(key));
  if (unknown !== undefined) {
    // https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/cloudformation/engine/validations.py
    throw validationError(`Invalid template resource property '${unknown}'`);
  }
  for (const [member, known] of Object.entries(POLICIES)) {
    const policy = attributes[member];
    if (policy === undefined) continue;
    if (typeof policy !== 'string') {
      // A guess that follows the words for other members.
      throw formatError(`Every ${member} member must be a string.`);
    }
    if (known.includes(policy)) continue;
    // Eucalyptus has this from AWS: https://github.com/eucalyptus/eucalyptus/tree/master/clc/modules/cloudformation
    throw formatError(`Unrecognized ${member} ${policy} for resource ${name}`);
  }
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
function retentionOf({
  DeletionPolicy,
  UpdateReplacePolicy,
}: Record<string, unknown>): TemplateResource['retained'] {
  return {
    ...((DeletionPolicy === 'Retain' || DeletionPolicy === 'RetainExceptOnCreate') && {
      deleted: true,
    }),
    ...(DeletionPolicy === 'Retain' && { rolledBack: true }),
    ...(UpdateReplacePolicy === 'Retain' && { replaced: true }),
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html */
const ATTRIBUTES = [
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
];

const POLICIES = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'],
  UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'],
};

function readMappings(section: Record<string, unknown>): Template['mappings'] {
  const maps = Object.entries(section).map(([name, map]) => {
    const keys = Object.entries(record(map, `Mapping ${name}`));
    return [name, Object.fromEntries(keys.map(([key, of]) => [key, record(of, key)]))] as const;
  });
  return Object.fromEntries(maps) as Template['mappings'];
}

function readOutputs(section: Record<string, unknown>): Template['outputs'] {
  const outputs = Object.entries(section).map(([name, value]) => {
    const { Value, Description, Export, Condition } = record(value, `Output ${name}`);
    if (Export !== undefined) throw notModelled('exports of a stack');
    if (Value === undefined) {
      throw validationError(
        // https://github.com/localstack/localstack/blob/main/tests/aws/services/cloudformation/api/test_validations.snapshot.json
        `Template format error: Every Outputs member must contain a Value object`,
      );
    }
    const output: Template['outputs'][string] = {
      value: Value as Value,
      ...(typeof Description === 'string' && { description: Description }),
      ...(Condition !== undefined && { condition: plainText(Condition) }),
    };
    return [name, output] as const;
  });
  return Object.fromEntries(outputs);
}
