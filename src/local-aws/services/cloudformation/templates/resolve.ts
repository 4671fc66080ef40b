import type { Region } from '../../../core/account.ts';
import { own } from '../../../core/own-entry.ts';
import { attributeReference, joinParts, SUBSTITUTION, subParts } from './references.ts';
import { selected, selectParts, splitParts } from './list-functions.ts';
import { pseudoParameters } from './pseudo-parameters.ts';
import { resourceType } from '../resources/resource-types.ts';
import type { Properties } from '../resources/resource-type.ts';
import type { StackRecord } from '../stacks/stacks.ts';
import { textOf, type Value } from './value.ts';

/** The value of an expression in a template, now that parameters and earlier resources are known. */
export function resolve(region: Region, record: StackRecord, value: Value): Value {
  return resolved(region, record, value) ?? null;
}

/** The properties of a resource; what stands for all of them at once is no function of a template but a property. */
export function resolveProperties(
  region: Region,
  record: StackRecord,
  properties: Properties,
): Properties {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, each]) => {
      const value = resolved(region, record, each);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

// --- internal ---

/** Left out: `{"Ref": "AWS::NoValue"}` takes its property away. */
function resolved(region: Region, record: StackRecord, value: Value): Value | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.flatMap((each) => {
      const item = resolved(region, record, each);
      return item === undefined ? [] : [item];
    });
  }
  const [[key, argument] = []] = Object.entries(value);
  if (key === 'Ref') return named(region, record, textOf(argument));
  if (key === 'Fn::GetAtt') return attribute(region, record, argument);
  if (key === 'Fn::Join') return join(region, record, argument);
  if (key === 'Fn::Sub') return substitute(region, record, argument);
  if (key === 'Fn::Select') {
    const { index, list } = selectParts(argument);
    return selected(resolve(region, record, index), resolve(region, record, list));
  }
  if (key === 'Fn::Split') {
    const { separator, text } = splitParts(argument);
    return textOf(resolve(region, record, text)).split(separator);
  }
  return resolveProperties(region, record, value);
}

function named(region: Region, record: StackRecord, name: string): Value | undefined {
  const pseudo = pseudoParameters(region, record.stack);
  if (name === 'AWS::NoValue') return undefined;
  const parameter = own(record.parameters, name);
  if (parameter !== undefined) {
    return parameter.type === 'CommaDelimitedList' ? parameter.value.split(',') : parameter.value;
  }
  return own(pseudo, name) ?? own(record.resources, name)?.physicalId ?? '';
}

function attribute(region: Region, record: StackRecord, argument: Value | undefined): Value {
  const { name, attribute: wanted = '' } = attributeReference(argument);
  const { type = '', physicalId = '' } = own(record.resources, name) ?? {};
  return resourceType(type)?.attribute(region, physicalId, wanted) ?? '';
}

function join(region: Region, record: StackRecord, argument: Value | undefined): Value {
  const { separator, list } = joinParts(argument);
  const items = resolve(region, record, list);
  return (Array.isArray(items) ? items : [items]).map(textOf).join(separator);
}

function substitute(region: Region, record: StackRecord, argument: Value | undefined): Value {
  const { text, variables } = subParts(argument);
  const replaced = text.replace(SUBSTITUTION, (_whole, inside: string) => {
    const name = inside.trim();
    const given = own(variables, name);
    if (given !== undefined) return textOf(resolve(region, record, given));
    if (name.includes('.')) return textOf(attribute(region, record, name));
    return textOf(named(region, record, name));
  });
  return replaced.replaceAll('${!', '${');
}
