import { own } from '../../../core/own-entry.ts';
import { notModelled } from '../../not-modelled.ts';
import { validationError } from '../errors.ts';
import type { StackContent } from '../stacks/stacks.ts';
import { selected, selectParts, splitParts } from './list-functions.ts';
import { checkReferences, joinParts, SUBSTITUTION, subParts } from './references.ts';
import type { Template } from './template-model.ts';
import { textOf, type Value } from './value.ts';

/** All that is known before any resource is there. */
export interface Known {
  parameters: StackContent['parameters'];
  /** See `pseudoParameters`. */
  pseudo: Readonly<Record<string, string>>;
}

/**
 * A template for one set of parameters: without the resources and outputs whose condition is false, and with what Fn::If and
 * Fn::FindInMap choose in their place. Throws ValidationError, as for a reference to a resource that is not there then.
 */
export function foldTemplate(template: Template, known: Known): Template {
  const scope: Scope = { template, known, asking: new Set() };
  const isWanted = ({ condition }: { condition?: string }) =>
    condition === undefined || isTrue(scope, { Condition: condition });
  const resources = Object.entries(template.resources).filter(([, each]) => isWanted(each));
  const outputs = Object.entries(template.outputs).filter(([, each]) => isWanted(each));
  const folded: Template = {
    ...template,
    resources: Object.fromEntries(
      resources.map(([name, each]) => [
        name,
        { ...each, Properties: fold(scope, each.Properties) as Record<string, Value> },
      ]),
    ),
    outputs: Object.fromEntries(
      outputs.map(([name, each]) => [name, { ...each, value: fold(scope, each.value) }]),
    ),
  };
  checkReferences(folded);
  return folded;
}

// --- internal ---

interface Scope {
  template: Template;
  known: Known;
  /** The conditions that are being asked for, to notice a circle. */
  asking: Set<string>;
}

/** A value with its choices made; what is known later stays. */
function fold(scope: Scope, value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => fold(scope, each));
  const [[key, argument] = []] = Object.entries(value);
  if (key === 'Fn::If') return fold(scope, choose(scope, argument));
  if (key === 'Fn::FindInMap') return inMap(scope, argument);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fold(scope, each)]));
}

function choose(scope: Scope, argument: Value | undefined): Value {
  const [name, yes, no, ...more] = Array.isArray(argument) ? argument : [];
  if (typeof name !== 'string' || yes === undefined || no === undefined || more.length > 0) {
    // A guess that follows the words for other functions.
    throw validationError('Template error: Fn::If requires a list argument with three elements');
  }
  if (!own(scope.template.conditions, name)) {
    // Seen in public code that cannot be linked: a guess.
    throw validationError(`Template error: unresolved condition dependency ${name} in Fn::If`);
  }
  return isTrue(scope, { Condition: name }) ? yes : no;
}

function inMap(scope: Scope, argument: Value | undefined): Value {
  const keys = Array.isArray(argument) ? argument : [];
  if (keys.length === 4) throw notModelled('a default value of Fn::FindInMap');
  if (keys.length !== 3) {
    // Eucalyptus has this from AWS: https://github.com/eucalyptus/eucalyptus/tree/master/clc/modules/cloudformation
    throw validationError(
      'Template error: every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    );
  }
  const [map = '', first = '', second = ''] = keys.map((each) => textOf(known(scope, each)));
  const found = own(scope.template.mappings, map);
  if (!found) {
    throw validationError(
      // https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/cloudformation/engine/v2/change_set_model_preproc.py
      `Template error: Mapping named '${map}' is not present in the 'Mappings' section of template.`,
    );
  }
  const value = own(own(found, first) ?? {}, second);
  if (value !== undefined) return value;
  // https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/cloudformation/engine/v2/change_set_model_preproc.py
  throw validationError(`Template error: Unable to get mapping for ${map}::${first}::${second}`);
}

/** A value that does not wait for a resource. */
function known(scope: Scope, value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => known(scope, each));
  const [[key = '', argument] = []] = Object.entries(value);
  switch (key) {
    case 'Ref':
      return parameter(scope.known, textOf(argument));
    case 'Fn::If':
      return known(scope, choose(scope, argument));
    case 'Fn::FindInMap':
      return inMap(scope, argument);
    case 'Fn::Select': {
      const { index, list } = selectParts(argument);
      return selected(known(scope, index), known(scope, list));
    }
    case 'Fn::Split': {
      const { separator, text } = splitParts(argument);
      return textOf(known(scope, text)).split(separator);
    }
    case 'Fn::Join': {
      const { separator, list } = joinParts(argument);
      const items = known(scope, list);
      return (Array.isArray(items) ? items : [items]).map(textOf).join(separator);
    }
    case 'Fn::Sub': {
      const { text, variables } = subParts(argument);
      return text.replace(SUBSTITUTION, (_whole, name: string) =>
        textOf(known(scope, own(variables, name.trim()) ?? { Ref: name.trim() })),
      );
    }
    default:
      throw notModelled(`the function ${key} where no resource is known yet`);
  }
}

function parameter({ parameters, pseudo }: Known, name: string): Value {
  const given = own(parameters, name);
  if (!given) return own(pseudo, name) ?? '';
  return given.type === 'CommaDelimitedList' ? given.value.split(',') : given.value;
}

/** True if a condition holds. The words are AWS's where a link is, else guesses that follow them. */
function isTrue(scope: Scope, condition: Value): boolean {
  const [[key = '', argument = null] = []] =
    typeof condition === 'object' && condition !== null ? Object.entries(condition) : [];
  const parts = Array.isArray(argument) ? argument : [argument];
  switch (key) {
    case 'Condition':
      return named(scope, textOf(argument));
    case 'Fn::Equals': {
      if (parts.length !== 2) {
        // https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/rules/conditions
        throw validationError(
          'Template error: every Fn::Equals object requires a list of 2 string parameters.',
        );
      }
      const [left, right] = parts.map((each) => textOf(known(scope, each)));
      return left === right;
    }
    case 'Fn::And':
    case 'Fn::Or': {
      if (parts.length < 2 || parts.length > 10) {
        // A guess.
        throw validationError(
          `Template error: every ${key} object requires a list of at least 2 and at most 10 boolean parameters.`,
        );
      }
      const all = parts.map((each) => isTrue(scope, each));
      return key === 'Fn::And' ? all.every(Boolean) : all.some(Boolean);
    }
    case 'Fn::Not': {
      if (parts.length !== 1) {
        // A guess.
        throw validationError(
          'Template error: every Fn::Not object requires a list with exactly 1 boolean parameter.',
        );
      }
      return !isTrue(scope, parts[0]!);
    }
    default:
      // A guess.
      throw validationError(
        'Template format error: Conditions can only be boolean operations on parameters and other conditions',
      );
  }
}

function named(scope: Scope, name: string): boolean {
  const condition = own(scope.template.conditions, name);
  if (condition === undefined) {
    // A guess after the words for a resource.
    throw validationError(`Template format error: Unresolved condition dependency ${name}`);
  }
  if (scope.asking.has(name)) {
    // A guess after the words for resources.
    throw validationError(`Circular dependency between conditions: [${name}]`);
  }
  scope.asking.add(name);
  const holds = isTrue(scope, condition);
  scope.asking.delete(name);
  return holds;
}
